package dev.weatherglass.core.alert;

import dev.weatherglass.core.correlate.CommitMeasure;
import dev.weatherglass.core.correlate.HistoryKind;
import java.util.Locale;

/// What is said of a history that moved.
final class HistoryWords {

  private static final double NEARLY_ALWAYS = 0.9;

  private HistoryWords() {}

  /// The alert's name: `BuildSlower`, `TestSlower`, `BenchmarkRegressed`, `TestFlaky` or, where
  /// nearly all runs fail, `TestFailing`.
  static String alertname(HistoryKind kind, double after) {
    return switch (kind) {
      case BUILD_DURATION -> "BuildSlower";
      case TEST_DURATION -> "TestSlower";
      case BENCHMARK -> "BenchmarkRegressed";
      case TEST_FAILURES -> after < NEARLY_ALWAYS ? "TestFlaky" : "TestFailing";
    };
  }

  /// As `shop: pipeline CI takes 320 s instead of 240 s (+33 %) since commit 1a2b3c4`.
  static String summary(
      String service, CommitMeasure measure, double before, double after, String since) {
    String moved =
        switch (measure.kind()) {
          case BUILD_DURATION, TEST_DURATION ->
              "takes %s s instead of %s s%s"
                  .formatted(number(after), number(before), percent(before, after));
          case BENCHMARK ->
              "gives %s %s instead of %s%s"
                  .formatted(number(after), measure.unit(), number(before), percent(before, after));
          case TEST_FAILURES ->
              "fails in %.0f %% of the commits instead of %.0f %%"
                  .formatted(100 * after, 100 * before);
        };
    return "%s: %s %s since %s".formatted(service, measure.name(), moved, since);
  }

  private static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1e6 || (size > 0 && size < 1e-3)) {
      return String.format(Locale.ROOT, "%.3g", value);
    }
    return String.format(Locale.ROOT, size >= 100 ? "%.0f" : size >= 1 ? "%.1f" : "%.3f", value);
  }

  private static String percent(double before, double after) {
    return before == 0
        ? ""
        : String.format(Locale.ROOT, " (%+.0f %%)", 100 * (after - before) / Math.abs(before));
  }
}
