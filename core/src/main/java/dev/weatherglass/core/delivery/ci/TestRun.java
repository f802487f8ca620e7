package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.TestEvent.TestCase;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One finished run of a suite, or of a single case of it, with what is kept of its cases: see
/// [TestReading].
///
/// @param id of its event
/// @param suite which suite
/// @param revision what was tested: a commit, a digest or a version that never moves; null where
///   unknown
/// @param run the sender's id of the run of which this is a part; null where unknown
/// @param at when it finished
/// @param onlyCase the case where the run is about a single one; null for a suite
/// @param passed whether all that ran passed
/// @param total how many cases it has, also those that were skipped; 0 where unknown
/// @param seconds how long it took; null where unknown
/// @param cases those that failed, were skipped, passed only when tried again, or were slow
/// @param passedCases the cases of which it says that they passed
public record TestRun(
    String id,
    TestSuite suite,
    @Nullable String revision,
    @Nullable String run,
    Instant at,
    @Nullable String onlyCase,
    boolean passed,
    int total,
    @Nullable Double seconds,
    List<TestCase> cases,
    CaseNames passedCases) {

  static final Comparator<TestRun> BY_TIME =
      Comparator.comparing(TestRun::at).thenComparing(TestRun::id);

  public TestRun {
    cases = List.copyOf(cases);
  }

  /// Whether a case neither passed nor failed in it.
  boolean skipped(String name) {
    return cases.stream()
        .anyMatch(one -> one.name().equals(name) && Result.of(one.outcome()) == Result.NONE);
  }

  /// Whether a case failed in it, or passed only when tried again.
  public boolean unsteady() {
    return cases.stream().anyMatch(one -> one.flaky() || Result.of(one.outcome()) == Result.FAILED);
  }

  /// Whether it names every case it has, so that one it does not name was not among them.
  boolean namesAll() {
    long others = cases.stream().filter(one -> Result.of(one.outcome()) != Result.PASSED).count();
    return total > 0 && passedCases.size() + others >= total;
  }

  /// Each once, the oldest first.
  static List<TestRun> inOrder(Collection<TestRun> runs) {
    var once = new TreeMap<String, TestRun>();
    runs.forEach(run -> once.putIfAbsent(run.id(), run));
    return once.values().stream().sorted(BY_TIME).toList();
  }
}
