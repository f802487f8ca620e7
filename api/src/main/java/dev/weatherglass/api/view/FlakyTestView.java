package dev.weatherglass.api.view;

import dev.weatherglass.core.delivery.ci.FlakyTest;
import dev.weatherglass.core.delivery.ci.FlakyTest.Evidence;
import dev.weatherglass.core.delivery.ci.FlakyTest.Flake;
import dev.weatherglass.core.delivery.ci.TestRun;
import dev.weatherglass.core.delivery.ci.TestSuite;
import dev.weatherglass.core.event.StableId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A flaky test.
///
/// @param id function of suite and name
/// @param suite absent where the sender names none
/// @param variant what else distinguishes where it ran, as `jdk=25 os=linux`; absent for nothing
/// @param revisions at how many revisions it passed and failed
/// @param failures in how many runs of these it failed
/// @param evidence how one knows: `retry`, `rerun`, `suite_passed`
/// @param message why it failed the last time; absent where nobody says
/// @param newest the newest few of those revisions
public record FlakyTestView(
    String id,
    String service,
    String environment,
    @Nullable String suite,
    @Nullable String variant,
    String name,
    int revisions,
    int failures,
    List<String> evidence,
    Instant firstAt,
    Instant lastAt,
    @Nullable String message,
    List<FlakeView> newest) {

  private static final int SHOWN = 3;

  /// Both results at one revision.
  ///
  /// @param revision absent where only the run is known
  /// @param failures in how many runs it failed
  public record FlakeView(
      @Nullable String revision,
      int failures,
      List<String> evidence,
      RunView failed,
      RunView passed) {

    static FlakeView of(Flake flake) {
      return new FlakeView(
          flake.revision(),
          flake.failures(),
          words(flake.evidence()),
          RunView.of(flake.failed()),
          RunView.of(flake.passed()));
    }
  }

  /// A run of the suite.
  ///
  /// @param run the sender's id of the run that it is a part of; absent where unknown
  public record RunView(Instant at, @Nullable String run) {

    static RunView of(TestRun run) {
      return new RunView(run.at(), run.run());
    }
  }

  public FlakyTestView {
    evidence = List.copyOf(evidence);
    newest = List.copyOf(newest);
  }

  public static FlakyTestView of(FlakyTest test) {
    TestSuite suite = test.suite();
    return new FlakyTestView(
        id(test),
        suite.service(),
        suite.environment(),
        SlowTestView.known(suite.name()),
        SlowTestView.known(suite.variant()),
        test.name(),
        test.flakes().size(),
        test.flakes().stream().mapToInt(Flake::failures).sum(),
        words(test.flakes().stream().flatMap(flake -> flake.evidence().stream()).toList()),
        test.firstAt(),
        test.lastAt(),
        test.message(),
        test.flakes().stream().limit(SHOWN).map(FlakeView::of).toList());
  }

  /// What tells it from all others.
  public static String id(FlakyTest test) {
    TestSuite suite = test.suite();
    return StableId.of(
        "test", suite.service(), suite.environment(), suite.name(), suite.variant(), test.name());
  }

  private static List<String> words(Collection<Evidence> evidence) {
    return evidence.stream()
        .distinct()
        .sorted()
        .map(each -> each.name().toLowerCase(Locale.ROOT))
        .toList();
  }
}
