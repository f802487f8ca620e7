package dev.weatherglass.core.series;

/// Which part of a metric family a metric name stands for.
public enum Part {
  /// The metric itself: a counter or a gauge.
  VALUE(""),
  /// Sum of what a histogram or summary has seen.
  SUM("_sum"),
  /// Number of what a histogram or summary has seen.
  COUNT("_count"),
  /// A cumulative bucket of a histogram, with its `le`.
  BUCKET("_bucket"),
  /// A whole histogram: sum, number and buckets in one sample.
  HISTOGRAM("");

  private final String suffix;

  Part(String suffix) {
    this.suffix = suffix;
  }

  /// The metric name of this part of a family.
  public String nameOf(String family) {
    return family + suffix;
  }
}
