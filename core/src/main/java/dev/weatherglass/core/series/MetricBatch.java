package dev.weatherglass.core.series;

import java.util.List;

/// What one request said about one service in one environment.
///
/// @param service whose metrics they are, after names were mapped
/// @param environment where it runs
/// @param metrics one entry per metric name
public record MetricBatch(String service, String environment, List<Metric> metrics) {

  public MetricBatch {
    metrics = List.copyOf(metrics);
  }
}
