package dev.weatherglass.core.series;

/// One measured value of a raw series.
///
/// @param atMillis event time in epoch milliseconds
/// @param value the value; any double, also NaN
/// @param stale whether the sender says that the series ended here; then `value` means nothing
public record Sample(long atMillis, double value, boolean stale) {

  /// A value.
  public static Sample of(long atMillis, double value) {
    return new Sample(atMillis, value, false);
  }

  /// The end of a series.
  public static Sample stale(long atMillis) {
    return new Sample(atMillis, Double.NaN, true);
  }
}
