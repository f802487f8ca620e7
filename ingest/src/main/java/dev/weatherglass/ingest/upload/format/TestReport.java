package dev.weatherglass.ingest.upload.format;

import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.TestCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run of tests, counted.
///
/// @param name of the suite; null where there is none, or more than one
/// @param cases the cases worth keeping; see [TestTally]
public record TestReport(
    @Nullable String name,
    int total,
    int failed,
    int errors,
    int skipped,
    @Nullable Double durationSeconds,
    List<TestCase> cases,
    @Nullable Instant at)
    implements Report {

  public TestReport {
    cases = List.copyOf(cases);
  }

  /// Several files of one run as one.
  ///
  /// @param reports at least one
  public static TestReport merge(List<TestReport> reports) {
    if (reports.size() == 1) {
      return reports.getFirst();
    }
    List<TestCase> all = reports.stream().flatMap(report -> report.cases().stream()).toList();
    return new TestReport(
        null,
        reports.stream().mapToInt(TestReport::total).sum(),
        reports.stream().mapToInt(TestReport::failed).sum(),
        reports.stream().mapToInt(TestReport::errors).sum(),
        reports.stream().mapToInt(TestReport::skipped).sum(),
        duration(reports),
        TestTally.worthKeeping(new ArrayList<>(all)),
        reports.stream()
            .map(TestReport::at)
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null));
  }

  private static @Nullable Double duration(List<TestReport> reports) {
    List<Double> known =
        reports.stream().map(TestReport::durationSeconds).filter(Objects::nonNull).toList();
    return known.isEmpty() ? null : known.stream().mapToDouble(Double::doubleValue).sum();
  }

  @Override
  public EventKind kind() {
    return EventKind.TEST;
  }

  @Override
  public Outcome outcome() {
    return failed + errors > 0 ? Outcome.FAILURE : Outcome.SUCCESS;
  }

  @Override
  public @Nullable String commit() {
    return null;
  }

  @Override
  public TestReport named(String other) {
    return new TestReport(other, total, failed, errors, skipped, durationSeconds, cases, at);
  }

  @Override
  public TestEvent event(EventContext context) {
    return new TestEvent(
        context,
        TestEvent.Scope.SUITE,
        name,
        total,
        failed,
        errors,
        skipped,
        durationSeconds,
        cases);
  }
}
