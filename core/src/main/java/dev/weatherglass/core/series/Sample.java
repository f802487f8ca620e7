package dev.weatherglass.core.series;

import org.jspecify.annotations.Nullable;

/// One measured value of a raw series.
///
/// @param atMillis event time in epoch milliseconds
/// @param value the value; any double, also NaN; of a histogram how many it counted
/// @param stale whether the sender says that the series ended here; then `value` means nothing
/// @param startMillis since when the value was counted, in epoch milliseconds; 0 where the sender
///   does not say, as for every gauge
/// @param distribution the histogram where the metric is one; null otherwise
public record Sample(
    long atMillis,
    double value,
    boolean stale,
    long startMillis,
    @Nullable Distribution distribution) {

  /// A value.
  public static Sample of(long atMillis, double value) {
    return new Sample(atMillis, value, false, 0, null);
  }

  /// A value that was counted since a moment.
  public static Sample of(long atMillis, double value, long startMillis) {
    return new Sample(atMillis, value, false, startMillis, null);
  }

  /// A histogram.
  public static Sample of(long atMillis, Distribution distribution, long startMillis) {
    return new Sample(atMillis, distribution.total(), false, startMillis, distribution);
  }

  /// The end of a series.
  public static Sample stale(long atMillis) {
    return new Sample(atMillis, Double.NaN, true, 0, null);
  }
}
