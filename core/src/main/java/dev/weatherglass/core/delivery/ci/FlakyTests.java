package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.delivery.ci.FlakyTest.Evidence;
import dev.weatherglass.core.delivery.ci.FlakyTest.Flake;
import dev.weatherglass.core.event.TestEvent.TestCase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the tests that one revision made pass and fail, in the same suite, environment and
/// variant.
///
/// That a suite passed says that its cases passed, too, where it does not name them. But parts of
/// one run of the sender share a name and divide the cases: so all parts of it must have passed, it
/// must be another run than the one in which the case failed, and have no fewer cases (or later
/// just as many as had failed, which are the failed ones again). Within one run of the sender a
/// case was tried again where a later part names it as passed. Runs whose revision nobody knows are
/// compared only within one run of the sender.
public final class FlakyTests {

  private FlakyTests() {}

  /// Those that were flaky at most revisions first.
  public static List<FlakyTest> of(Collection<TestRun> runs) {
    var found = new TreeMap<TestSuite, TreeMap<String, List<Flake>>>();
    for (List<TestRun> same : sameState(runs)) {
      for (String name : suspects(same)) {
        flake(name, same)
            .ifPresent(flake ->
                found
                    .computeIfAbsent(same.getFirst().suite(), _ -> new TreeMap<>())
                    .computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(flake));
      }
    }
    return found.entrySet().stream()
        .flatMap(suite ->
            suite.getValue().entrySet().stream()
                .map(test -> new FlakyTest(suite.getKey(), test.getKey(), sorted(test.getValue()))))
        .sorted(FlakyTest.WORST_FIRST)
        .toList();
  }

  /// What one state of the software is known by: a revision, or at least a run.
  private record State(TestSuite suite, @Nullable String revision, @Nullable String run) {

    static State of(TestRun run) {
      return run.revision() == null && run.run() == null
          ? new State(run.suite(), null, run.id())
          : new State(run.suite(), run.revision(), run.revision() == null ? run.run() : null);
    }
  }

  private static Collection<List<TestRun>> sameState(Collection<TestRun> runs) {
    return TestRun.inOrder(runs).stream().collect(Collectors.groupingBy(State::of)).values();
  }

  /// The cases that did not simply pass.
  private static Set<String> suspects(List<TestRun> same) {
    return same.stream()
        .flatMap(run -> run.cases().stream())
        .filter(one -> one.flaky() || failed(one))
        .map(TestCase::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Optional<Flake> flake(String name, List<TestRun> same) {
    var evidence = EnumSet.noneOf(Evidence.class);
    List<TestRun> failed = same.stream().filter(run -> failed(run, name)).toList();
    var passed = new ArrayList<TestRun>();
    for (TestRun run : same) {
      passedIn(run, name, failed, same)
          .ifPresent(how -> {
            evidence.add(how);
            passed.add(run);
          });
    }
    if (passed.isEmpty()) {
      return Optional.empty();
    }
    TestRun last = failed.isEmpty() ? passed.getLast() : failed.getLast();
    return Optional.of(
        new Flake(
            last.revision(),
            evidence,
            last,
            next(passed, last),
            Math.max(1, failures(same, name))));
  }

  /// How we know that the case passed in this run, although it failed elsewhere.
  private static Optional<Evidence> passedIn(
      TestRun run, String name, List<TestRun> failed, List<TestRun> same) {
    if (run.cases().stream().anyMatch(one -> one.name().equals(name) && one.flaky())) {
      return Optional.of(Evidence.RETRY);
    }
    if (run.passedCases().contains(name)) {
      return failed.stream().anyMatch(other -> isAgain(run, other))
          ? Optional.of(Evidence.RERUN)
          : Optional.empty();
    }
    boolean implied = run.onlyCase() == null && !run.namesAll() && !run.skipped(name);
    return implied && failed.stream().anyMatch(other -> isWhole(run, other, same))
        ? Optional.of(Evidence.SUITE_PASSED)
        : Optional.empty();
  }

  private static boolean failed(TestRun run, String name) {
    return run.cases().stream().anyMatch(one -> one.name().equals(name) && failed(one));
  }

  private static boolean failed(TestCase one) {
    return Result.of(one.outcome()) == Result.FAILED;
  }

  /// Whether a run, with all its parts, passed and holds the cases of one that failed.
  private static boolean isWhole(TestRun run, TestRun failed, List<TestRun> same) {
    List<TestRun> parts =
        same.stream().filter(other -> other.onlyCase() == null && isPart(run, other)).toList();
    int total = parts.stream().mapToInt(TestRun::total).sum();
    long again = failed.cases().stream().filter(FlakyTests::failed).count();
    return !isPart(run, failed)
        && parts.stream().allMatch(TestRun::passed)
        && (total == 0
            || total >= failed.total()
            || (total == again && run.at().isAfter(failed.at())));
  }

  private static boolean isAgain(TestRun passed, TestRun failed) {
    return !passed.id().equals(failed.id())
        && (!isPart(passed, failed) || passed.at().isAfter(failed.at()));
  }

  private static boolean isPart(TestRun one, TestRun other) {
    return one.id().equals(other.id()) || (one.run() != null && one.run().equals(other.run()));
  }

  private static int failures(List<TestRun> same, String name) {
    return (int)
        same.stream()
            .filter(run ->
                failed(run, name)
                    || run.cases().stream().anyMatch(one -> one.name().equals(name) && one.flaky()))
            .count();
  }

  private static TestRun next(List<TestRun> passed, TestRun failed) {
    return passed.stream()
        .filter(run -> TestRun.BY_TIME.compare(run, failed) >= 0)
        .findFirst()
        .orElseGet(() -> Objects.requireNonNull(passed.getLast()));
  }

  private static List<Flake> sorted(List<Flake> flakes) {
    return flakes.stream()
        .sorted(
            Comparator.comparing(Flake::lastAt)
                .thenComparing(flake -> flake.failed().id())
                .reversed())
        .toList();
  }
}
