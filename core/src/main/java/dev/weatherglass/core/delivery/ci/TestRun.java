package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.TestEvent.TestCase;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One finished run of a suite, or of a single case of it, with what is kept of its cases: see
/// [TestRuns].
///
/// @param id of its event
/// @param suite which suite
/// @param revision what was tested: a commit, a digest or a version that never moves; null where
///   unknown
/// @param run the sender's id of the run of which this is a part; null where unknown
/// @param at when it finished
/// @param onlyCase the case where the run is about a single one; null for a suite
/// @param passed whether all that ran passed
/// @param seconds how long it took; null where unknown
/// @param cases those that failed, were skipped, passed only when tried again, or were slow
/// @param passedCases names of the cases that passed although the run failed; empty where it passed
public record TestRun(
    String id,
    TestSuite suite,
    @Nullable String revision,
    @Nullable String run,
    Instant at,
    @Nullable String onlyCase,
    boolean passed,
    @Nullable Double seconds,
    List<TestCase> cases,
    Set<String> passedCases) {

  static final Comparator<TestRun> BY_TIME =
      Comparator.comparing(TestRun::at).thenComparing(TestRun::id);

  public TestRun {
    cases = List.copyOf(cases);
    passedCases = Set.copyOf(passedCases);
  }

  /// Whether a case neither passed nor failed in it.
  boolean skipped(String name) {
    return cases.stream()
        .anyMatch(one -> one.name().equals(name) && Result.of(one.outcome()) == Result.NONE);
  }

  /// Each once, the oldest first.
  static List<TestRun> inOrder(Collection<TestRun> runs) {
    var once = new TreeMap<String, TestRun>();
    runs.forEach(run -> once.putIfAbsent(run.id(), run));
    return once.values().stream().sorted(BY_TIME).toList();
  }
}
