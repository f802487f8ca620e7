package dev.weatherglass.ingest.series;

/// Why a sample is not used.
public enum Dropped {
  TOO_OLD,
  TOO_NEW,
  OUT_OF_ORDER,
  /// No label names the service.
  NO_SERVICE,
  /// A histogram of a present state: nothing is counted by it.
  GAUGE_HISTOGRAM,
  /// More series than are added up at once.
  TOO_MANY_SERIES,
  /// The series' labels break the rules of its format.
  INVALID_LABELS,
  /// What the sample says cannot be.
  INVALID_VALUE
}
