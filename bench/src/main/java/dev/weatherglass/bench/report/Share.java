package dev.weatherglass.bench.report;

import java.util.Locale;

/// So many of so many, with the 95 % interval of Wilson (1927, doi:10.1080/01621459.1927.10502953).
///
/// @param hits how many; from 0 to `of`
/// @param of of how many; 0 says nothing, with an interval from 0 to 1
public record Share(int hits, int of) {

  private static final double Z = 1.96;

  public Share {
    if (hits < 0 || hits > of) {
      throw new IllegalArgumentException("hits must lie between 0 and " + of + " but was " + hits);
    }
  }

  public double value() {
    return of == 0 ? 0 : hits / (double) of;
  }

  /// The lower end of the interval.
  public double low() {
    return of == 0 ? 0 : Math.max(0, centre() - half());
  }

  /// The upper end of the interval.
  public double high() {
    return of == 0 ? 1 : Math.min(1, centre() + half());
  }

  /// As `.012 [.006, .024]`.
  public String told() {
    return "%s [%s, %s]".formatted(digits(value()), digits(low()), digits(high()));
  }

  private double centre() {
    return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double half() {
    return Z * Math.sqrt(value() * (1 - value()) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
  }

  private static String digits(double share) {
    return share == 0 ? "0" : String.format(Locale.ROOT, "%.3f", share).replaceFirst("^0", "");
  }
}
