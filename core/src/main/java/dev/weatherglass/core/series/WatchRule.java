package dev.weatherglass.core.series;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Which metric families become which watched series.
///
/// @param signal what the series measures
/// @param measure how samples become its values
/// @param families names of metric families it reads, without `_sum`, `_count`, `_bucket`
/// @param by labels whose values keep series apart; mostly empty
public record WatchRule(Signal signal, Measure measure, List<String> families, List<String> by) {

  public WatchRule {
    families = List.copyOf(families);
    by = List.copyOf(by);
    if (families.isEmpty()) {
      throw new IllegalArgumentException(
          "families of signal " + signal.name() + " must not be empty");
    }
  }

  /// The part of its identity that a raw series' labels decide: `route=/pay`, empty without `by`.
  String group(Map<String, String> labels) {
    if (by.isEmpty()) {
      return "";
    }
    return by.stream()
        .sorted()
        .filter(labels::containsKey)
        .map(name -> name + "=" + labels.get(name))
        .collect(Collectors.joining(","));
  }
}
