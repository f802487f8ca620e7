package dev.weatherglass.core.series;

/// The value of one closed bucket.
///
/// @param value the number, or the failed requests where the series is a ratio; NaN where the
///   bucket is missing
/// @param requests the requests where the series is a ratio; NaN otherwise
public record BucketValue(double value, double requests) {

  /// A bucket without a usable sample.
  public static final BucketValue MISSING = new BucketValue(Double.NaN, Double.NaN);

  /// A plain number.
  public static BucketValue of(double value) {
    return Double.isFinite(value) ? new BucketValue(value, Double.NaN) : MISSING;
  }

  /// Failures among requests; missing where there was no request.
  public static BucketValue ratio(double failures, double requests) {
    return requests > 0 ? new BucketValue(failures, requests) : MISSING;
  }

  public boolean isMissing() {
    return Double.isNaN(value);
  }

  /// What to draw: the number, or failures per request.
  public double level() {
    return Double.isNaN(requests) ? value : value / requests;
  }
}
