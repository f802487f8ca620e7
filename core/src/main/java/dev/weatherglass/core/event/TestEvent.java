package dev.weatherglass.core.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of a test suite, or of one case that its sender reports alone.
///
/// @param scope whether it is about a suite or about one case
/// @param suite name of the suite; null where the sender names none
/// @param total cases that ran; not negative
/// @param failed cases that failed
/// @param errors cases that broke
/// @param skipped cases that were left out
/// @param durationSeconds how long the suite ran; null where unknown
/// @param cases the cases worth keeping; may be empty
public record TestEvent(
    EventContext context,
    Scope scope,
    @Nullable String suite,
    int total,
    int failed,
    int errors,
    int skipped,
    @Nullable Double durationSeconds,
    List<TestCase> cases)
    implements DeliveryEvent {

  /// What the event is about.
  public enum Scope {
    SUITE,
    CASE
  }

  /// One case of a suite.
  ///
  /// @param name as the tool prints it
  /// @param outcome its worst result
  /// @param durationSeconds how long it took; null where unknown
  /// @param flaky whether it passed only after it had failed in the same run
  /// @param message the first line of why it failed; null where it did not, or where unknown
  public record TestCase(
      String name,
      Outcome outcome,
      @Nullable Double durationSeconds,
      boolean flaky,
      @Nullable String message) {

    /// A case without a message.
    public static TestCase of(
        String name, Outcome outcome, @Nullable Double durationSeconds, boolean flaky) {
      return new TestCase(name, outcome, durationSeconds, flaky, null);
    }
  }

  /// Takes an event that was written before it had a scope.
  public TestEvent {
    scope = scope == null ? Scope.SUITE : scope;
    cases = List.copyOf(cases);
  }

  @Override
  public EventKind kind() {
    return EventKind.TEST;
  }

  @Override
  public TestEvent withContext(EventContext changed) {
    return new TestEvent(
        changed, scope, suite, total, failed, errors, skipped, durationSeconds, cases);
  }
}
