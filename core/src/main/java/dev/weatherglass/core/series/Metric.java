package dev.weatherglass.core.series;

import java.util.List;
import java.util.stream.Stream;

/// All series of one metric name in one batch.
///
/// @param name as the sender calls it, as `http_requests_total`
/// @param kind what the sender says it is; remote write 1.0 mostly says nothing
/// @param unit as the sender says; empty where it says nothing
/// @param series its series; not empty in practice
public record Metric(String name, Kind kind, String unit, List<RawSeries> series) {

  /// How values follow one another.
  public enum Kind {
    /// Only grows, and starts again from zero after a reset.
    COUNTER,
    GAUGE,
    /// Each value is what was added since the one before; it may be negative.
    DELTA,
    /// Whole histograms whose counts only grow, and start again from zero after a reset.
    HISTOGRAM,
    /// Whole histograms, each of what was counted since the one before.
    DELTA_HISTOGRAM,
    /// The sender did not say.
    UNKNOWN;

    /// Whether samples are whole histograms.
    public boolean isHistogram() {
      return this == HISTOGRAM || this == DELTA_HISTOGRAM;
    }

    /// Whether values are increments already.
    public boolean isDelta() {
      return this == DELTA || this == DELTA_HISTOGRAM;
    }
  }

  public Metric {
    series = List.copyOf(series);
  }

  /// The same with the series of another metric of this name and kind.
  public Metric plus(Metric other) {
    return new Metric(
        name, kind, unit, Stream.concat(series.stream(), other.series.stream()).toList());
  }
}
