package dev.weatherglass.core.series;

import java.util.Map;
import java.util.TreeMap;

/// What an open bucket of one watched series has gathered so far. The meaning of the numbers is its
/// [Measure]'s.
///
/// @param first the measure's first sum: gauge values, increments, seconds spent, failed requests
/// @param second the measure's second sum: requests
/// @param seconds time covered by the increments, added up over all raw series
/// @param samples samples that were added; not negative
/// @param rawSeries raw series that contributed; not negative
/// @param bounds increments per upper bound of a histogram; empty for other measures
public record Accumulator(
    double first,
    double second,
    double seconds,
    int samples,
    int rawSeries,
    Map<Double, Told> bounds) {

  /// What was told of one upper bound.
  ///
  /// @param amount increments, added up over all raw series
  /// @param samples how many samples told of it
  public record Told(double amount, int samples) {
    Told plus(double more) {
      return new Told(amount + more, samples + 1);
    }
  }

  /// Nothing yet.
  public static final Accumulator EMPTY = new Accumulator(0, 0, 0, 0, 0, Map.of());

  Accumulator plusFirst(double amount, double spanSeconds) {
    return new Accumulator(
        first + amount, second, seconds + spanSeconds, samples + 1, rawSeries, bounds);
  }

  Accumulator plusSecond(double amount) {
    return new Accumulator(first, second + amount, seconds, samples + 1, rawSeries, bounds);
  }

  Accumulator plusBound(double bound, double amount) {
    var more = new TreeMap<>(bounds);
    more.merge(bound, new Told(amount, 1), (told, _) -> told.plus(amount));
    return new Accumulator(first, second, seconds, samples + 1, rawSeries, more);
  }

  Accumulator plusRawSeries() {
    return new Accumulator(first, second, seconds, samples, rawSeries + 1, bounds);
  }
}
