package dev.weatherglass.core.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of a test suite.
///
/// @param suite name of the suite; null where the sender names none
/// @param total cases that ran; not negative
/// @param failed cases that failed
/// @param errors cases that broke
/// @param skipped cases that were left out
/// @param durationSeconds how long the suite ran; null where unknown
/// @param cases the cases worth keeping; may be empty
public record TestEvent(
    EventContext context,
    @Nullable String suite,
    int total,
    int failed,
    int errors,
    int skipped,
    @Nullable Double durationSeconds,
    List<TestCase> cases)
    implements DeliveryEvent {

  /// One case of a suite.
  ///
  /// @param name as the tool prints it
  /// @param outcome its worst result
  /// @param durationSeconds how long it took; null where unknown
  /// @param flaky whether it passed only after it had failed in the same run
  public record TestCase(
      String name, Outcome outcome, @Nullable Double durationSeconds, boolean flaky) {}

  public TestEvent {
    cases = List.copyOf(cases);
  }

  @Override
  public EventKind kind() {
    return EventKind.TEST;
  }

  @Override
  public TestEvent withContext(EventContext changed) {
    return new TestEvent(changed, suite, total, failed, errors, skipped, durationSeconds, cases);
  }
}
