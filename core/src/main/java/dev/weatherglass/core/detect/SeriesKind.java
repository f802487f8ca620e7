package dev.weatherglass.core.detect;

/// What the buckets of a series hold.
public enum SeriesKind {
  /// One number: latency, rate, utilisation, depth of a queue. Takes [Observation.Value].
  LEVEL,
  /// Errors among requests. Takes [Observation.Counts].
  ERROR_RATIO
}
