package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.TestEvent.TestCase;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A test that passed and failed at one revision.
///
/// @param suite where it belongs
/// @param name of the case
/// @param flakes one for each revision at which it did so, the newest first; not empty
public record FlakyTest(TestSuite suite, String name, List<Flake> flakes) {

  /// Those that were flaky at most revisions first.
  static final Comparator<FlakyTest> WORST_FIRST =
      Comparator.<FlakyTest>comparingInt(test -> test.flakes().size())
          .reversed()
          .thenComparing(FlakyTest::lastAt, Comparator.reverseOrder())
          .thenComparing(FlakyTest::suite)
          .thenComparing(FlakyTest::name);

  /// How one knows.
  public enum Evidence {
    /// It failed and, tried again in the same run, passed.
    RETRY,
    /// It failed in one run, and another of the same revision says that it passed.
    RERUN,
    /// It failed in one run, and its whole suite passed in another of the same revision, which does
    /// not name its cases.
    SUITE_PASSED
  }

  /// Both results at one revision.
  ///
  /// @param revision null where only the run is known
  /// @param evidence all kinds there are; not empty
  /// @param failed the newest run in which it failed
  /// @param passed the first run after that in which it passed, else the newest before; the same
  ///   run where it passed when tried again
  /// @param failures in how many runs of the revision it failed
  public record Flake(
      @Nullable String revision,
      Set<Evidence> evidence,
      TestRun failed,
      TestRun passed,
      int failures) {

    public Flake {
      evidence = Set.copyOf(EnumSet.copyOf(evidence));
    }

    /// When its newest result came.
    public Instant lastAt() {
      return failed.at().isAfter(passed.at()) ? failed.at() : passed.at();
    }
  }

  public FlakyTest {
    flakes = List.copyOf(flakes);
  }

  /// When it was last seen to be flaky.
  public Instant lastAt() {
    return flakes.getFirst().lastAt();
  }

  /// When it was first seen to be flaky.
  public Instant firstAt() {
    return flakes.stream().map(Flake::lastAt).min(Comparator.naturalOrder()).orElseThrow();
  }

  /// Why it failed the last time, as the sender says; null where it does not.
  public @Nullable String message() {
    return flakes.stream()
        .flatMap(flake -> flake.failed().cases().stream())
        .filter(one -> one.name().equals(name) && one.message() != null)
        .map(TestCase::message)
        .findFirst()
        .orElse(null);
  }
}
