package dev.weatherglass.core.correlate;

import dev.weatherglass.core.detect.OnsetDetector;
import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What an event says about histories.
///
/// Durations count only where the thing succeeded: what breaks off early is not faster. Negative
/// durations and what is no number within 1e100 are left out. Cases under a tenth of a second are
/// not timed, because clocks and not commits decide how long they take.
public final class CommitMeasures {

  private static final double SHORTEST_CASE = 0.1; // seconds
  private static final String SECONDS = "s";

  private CommitMeasures() {}

  /// The values in this event, at most one per history; empty for an event that is not finished.
  public static List<CommitMeasure> of(DeliveryEvent event) {
    if (event.context().phase() != Phase.FINISHED) {
      return List.of();
    }
    return switch (event) {
      case BuildEvent build -> ofBuild(build);
      case TestEvent test -> ofTest(test);
      case BenchmarkEvent benchmark -> ofBenchmark(benchmark);
      default -> List.of();
    };
  }

  private static List<CommitMeasure> ofBuild(BuildEvent build) {
    if (build.context().outcome() != Outcome.SUCCESS || build.unit() == BuildEvent.Unit.CHECK) {
      return List.of();
    }
    String unit = build.unit().name().toLowerCase(Locale.ROOT);
    String name = build.name() == null ? unit : unit + " " + build.name();
    return duration(HistoryKind.BUILD_DURATION, name, build.durationSeconds(), 0);
  }

  private static List<CommitMeasure> ofTest(TestEvent test) {
    String suite = test.suite() == null ? "tests" : "suite " + test.suite();
    var measures = new ArrayList<CommitMeasure>();
    if (test.failed() + test.errors() == 0) {
      measures.addAll(duration(HistoryKind.TEST_DURATION, suite, test.durationSeconds(), 0));
    }
    for (TestEvent.TestCase each : test.cases()) {
      String name = suite + ", case " + each.name();
      if (each.outcome() == Outcome.SUCCESS && !each.flaky()) {
        measures.addAll(
            duration(HistoryKind.TEST_DURATION, name, each.durationSeconds(), SHORTEST_CASE));
      }
      measures.addAll(failures(name, each));
    }
    return measures;
  }

  private static List<CommitMeasure> failures(String name, TestEvent.TestCase each) {
    @Nullable Double share =
        switch (each.outcome()) {
          case SUCCESS -> each.flaky() ? 0.5 : 0.0; // failed first, then passed
          case FAILURE, ERROR, TIMEOUT, UNSTABLE -> 1.0;
          case CANCELLED, SKIPPED, BLOCKED, NEUTRAL, CHANGED, UNCHANGED, UNKNOWN -> null;
        };
    return share == null
        ? List.of()
        : List.of(new CommitMeasure(HistoryKind.TEST_FAILURES, name, share, "", Direction.UP));
  }

  private static List<CommitMeasure> ofBenchmark(BenchmarkEvent benchmark) {
    return benchmark.results().stream()
        .filter(result -> OnsetDetector.takes(result.value()))
        .map(result ->
            new CommitMeasure(
                HistoryKind.BENCHMARK,
                "benchmark " + result.name(),
                result.value(),
                result.unit(),
                switch (result.better()) {
                  case LOWER -> Direction.UP;
                  case HIGHER -> Direction.DOWN;
                }))
        .toList();
  }

  private static List<CommitMeasure> duration(
      HistoryKind kind, String name, @Nullable Double seconds, double least) {
    return seconds == null || !OnsetDetector.takes(seconds) || seconds < least
        ? List.of()
        : List.of(new CommitMeasure(kind, name, seconds, SECONDS, Direction.UP));
  }
}
