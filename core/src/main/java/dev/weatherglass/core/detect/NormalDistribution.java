package dev.weatherglass.core.detect;

/// The standard normal distribution.
final class NormalDistribution {

  private static final double LN_SQRT_2PI = 0.9189385332046727;
  private static final double TAIL = 4;

  /// Beyond this the probability to lie above is no longer seen beside 1.
  private static final double CERTAIN = 8.3;

  private static final int STEPS_PER_UNIT = 32;
  private static final double[] TABLE = table();

  private NormalDistribution() {}

  /// Logarithm of the probability to lie below z, accurate to about 1e-12 in both tails.
  ///
  /// In the middle the series of Marsaglia (2004, J. Stat. Software 11(4)), in the tail Laplace's
  /// continued fraction (Abramowitz and Stegun 26.2.14).
  static double lnCdf(double z) {
    if (z < -TAIL) {
      return lnUpperTail(-z);
    }
    if (z > CERTAIN) {
      return 0;
    }
    return z > TAIL ? Math.log1p(-Math.exp(lnUpperTail(z))) : Math.log(0.5 + centre(z));
  }

  /// Probability to lie below z, to 1e-9: by cubics through a table, where speed matters.
  static double cdf(double z) {
    if (z < -TAIL) {
      return Math.exp(lnUpperTail(-z));
    }
    if (z >= CERTAIN) {
      return 1;
    }
    double place = (z + TAIL) * STEPS_PER_UNIT;
    int cell = (int) place;
    double u = place - cell;
    double low = TABLE[2 * cell];
    double slope = TABLE[2 * cell + 1];
    double rise = TABLE[2 * cell + 2] - low;
    double bend = slope + TABLE[2 * cell + 3] - 2 * rise;
    return low + u * (slope + u * (rise - slope - bend + u * bend));
  }

  /// Probabilities and their slopes per cell, from -4 on.
  private static double[] table() {
    int cells = (int) Math.ceil((TAIL + CERTAIN) * STEPS_PER_UNIT) + 2;
    double[] table = new double[2 * cells];
    for (int i = 0; i < cells; i++) {
      double z = i / (double) STEPS_PER_UNIT - TAIL;
      table[2 * i] = Math.exp(lnCdf(z));
      table[2 * i + 1] = Math.exp(-z * z / 2 - LN_SQRT_2PI) / STEPS_PER_UNIT;
    }
    return table;
  }

  /// Probability to lie between 0 and z, negative for negative z.
  private static double centre(double z) {
    double term = z;
    double sum = z;
    for (int k = 3; Math.abs(term) > 1e-17 * Math.abs(sum); k += 2) {
      term *= z * z / k;
      sum += term;
    }
    return sum * Math.exp(-z * z / 2 - LN_SQRT_2PI);
  }

  private static double lnUpperTail(double z) {
    double fraction = z;
    for (int k = terms(z); k > 0; k--) {
      fraction = z + k / fraction;
    }
    return -z * z / 2 - LN_SQRT_2PI - Math.log(fraction);
  }

  /// As many as a double can tell from more: 60 at 4, and ever fewer further out.
  private static int terms(double z) {
    return 10 + (int) (800 / (z * z));
  }
}
