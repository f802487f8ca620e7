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
    Map<Double, Double> bounds) {

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
    more.merge(bound, amount, Double::sum);
    return new Accumulator(first, second, seconds, samples + 1, rawSeries, more);
  }

  Accumulator plusRawSeries() {
    return new Accumulator(first, second, seconds, samples, rawSeries + 1, bounds);
  }
}
