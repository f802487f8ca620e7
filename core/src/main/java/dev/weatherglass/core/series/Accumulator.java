package dev.weatherglass.core.series;

/// What an open bucket of one watched series has gathered so far. The meaning of the numbers is its
/// [Measure]'s.
///
/// @param first the measure's first sum: gauge values, increments, seconds spent, failed requests
/// @param second the measure's second sum: requests
/// @param seconds time covered by the increments, added up over all raw series
/// @param samples samples that were added; not negative
/// @param rawSeries raw series that contributed; not negative
/// @param bounds what was told of the upper bounds of a histogram
public record Accumulator(
    double first, double second, double seconds, int samples, int rawSeries, BoundCounts bounds) {

  /// Nothing yet.
  public static final Accumulator EMPTY = new Accumulator(0, 0, 0, 0, 0, BoundCounts.NONE);

  Accumulator plusFirst(double amount, double spanSeconds) {
    return new Accumulator(
        first + amount, second, seconds + spanSeconds, samples + 1, rawSeries, bounds);
  }

  Accumulator plusSecond(double amount) {
    return new Accumulator(first, second + amount, seconds, samples + 1, rawSeries, bounds);
  }

  Accumulator plusBound(double bound, double amount) {
    return new Accumulator(first, second, seconds, samples, rawSeries, bounds.plus(bound, amount));
  }

  Accumulator plusDistribution(Distribution more) {
    return new Accumulator(first, second, seconds, samples, rawSeries, bounds.plus(more));
  }

  Accumulator plusRawSeries() {
    return new Accumulator(first, second, seconds, samples, rawSeries + 1, bounds);
  }
}
