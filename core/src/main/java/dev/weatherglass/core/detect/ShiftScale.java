package dev.weatherglass.core.detect;

/// On which scale a series is watched for shifts without a change; see [Scale].
public enum ShiftScale {
  /// Values as they are.
  LINEAR,
  /// Logarithms, where all values at the start were positive.
  LOGARITHM,
  /// Logarithms of errors per request, where errors are many.
  ERROR_RATIO,
  /// Errors and requests counted, where errors are few.
  ERROR_COUNT;

  /// The place of a bucket; NaN where it is missing.
  ///
  /// @param value of the bucket, or its errors; NaN where missing
  /// @param requests of the bucket where it counts errors
  /// @param floor smaller values are taken for this, on the logarithm
  double of(double value, double requests, double floor) {
    return switch (this) {
      case LINEAR -> Math.abs(value) <= Observation.LARGEST ? value : Double.NaN;
      case LOGARITHM ->
          value <= Observation.LARGEST ? Math.log(Math.max(value, floor)) : Double.NaN;
      case ERROR_RATIO -> requests > 0 ? Math.log((value + 0.5) / (requests + 1)) : Double.NaN;
      case ERROR_COUNT -> requests > 0 ? value : Double.NaN;
    };
  }

  /// Whether errors are counted.
  boolean counts() {
    return this == ERROR_COUNT;
  }
}
