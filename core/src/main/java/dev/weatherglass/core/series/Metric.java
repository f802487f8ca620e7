package dev.weatherglass.core.series;

import java.util.List;

/// All series of one metric name in one batch.
///
/// @param name as the sender calls it, as `http_requests_total`
/// @param kind what the sender says it is; remote write 1.0 says nothing
/// @param unit as the sender says; empty where it says nothing
/// @param series its series; not empty in practice
public record Metric(String name, Kind kind, String unit, List<RawSeries> series) {

  /// How values follow one another.
  public enum Kind {
    /// Only grows, and starts again from zero after a reset.
    COUNTER,
    GAUGE,
    /// The sender did not say.
    UNKNOWN
  }

  public Metric {
    series = List.copyOf(series);
  }
}
