package dev.weatherglass.core.series;

/// What a signal says about a service; decides relevance margin and worth-knowing size.
public enum SignalKind {
  LATENCY,
  ERRORS,
  THROUGHPUT,
  /// Load on a resource: CPU, memory, queues.
  SATURATION
}
