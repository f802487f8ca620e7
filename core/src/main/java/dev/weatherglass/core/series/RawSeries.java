package dev.weatherglass.core.series;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One series as its sender names it, without the labels that became service and environment.
///
/// @param labels sorted by name; for a histogram's buckets with their `le`
/// @param samples in the order they were sent
public record RawSeries(Map<String, String> labels, List<Sample> samples) {

  public RawSeries {
    labels = new TreeMap<>(labels);
    samples = List.copyOf(samples);
  }

  /// The labels as one text, the same for the same labels: names the series within its metric.
  public String id() {
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining("\u001f"));
  }
}
