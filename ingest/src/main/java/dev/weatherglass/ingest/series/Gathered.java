package dev.weatherglass.ingest.series;

import dev.weatherglass.core.series.MetricBatch;
import java.util.List;
import java.util.Map;

/// What of a request can be used.
///
/// @param batches each small enough for a record
/// @param series how many series they hold
/// @param samples how many samples they hold
/// @param dropped how many samples are not used, and why
public record Gathered(
    List<MetricBatch> batches, int series, int samples, Map<Dropped, Integer> dropped) {

  public Gathered {
    batches = List.copyOf(batches);
    dropped = Map.copyOf(dropped);
  }
}
