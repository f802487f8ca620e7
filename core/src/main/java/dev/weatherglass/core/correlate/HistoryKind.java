package dev.weatherglass.core.correlate;

/// What is followed from commit to commit.
public enum HistoryKind {
  /// How long a pipeline, stage, job or task takes where it succeeds, in seconds.
  BUILD_DURATION("build_duration", 0.05),
  /// How long a suite or a case takes where it passes, in seconds.
  TEST_DURATION("test_duration", 0.1),
  /// What a benchmark measures, in its own unit.
  BENCHMARK("benchmark", 0.03),
  /// Which share of a case's runs fails.
  TEST_FAILURES("test_failures", 0.05);

  private final String signal;
  private final double margin;

  HistoryKind(String signal, double margin) {
    this.signal = signal;
    this.margin = margin;
  }

  /// The word in labels: `build_duration`.
  public String signal() {
    return signal;
  }

  /// Smaller moves are not worth telling: a fraction of the level before, of failures a difference
  /// of shares.
  public double margin() {
    return margin;
  }
}
