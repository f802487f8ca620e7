package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.BuildEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How long people wait for an answer: from a commit to the first result of a build of it. Where a
/// commit has builds of several units, the largest one answers: a job that passed is not yet the
/// pipeline. Checks are no builds.
///
/// @param medianSeconds null where no commit counts
/// @param p90Seconds nine of ten commits wait no longer (nearest rank); null where no commit counts
/// @param commits how many count
/// @param timeUnknown commits left out because nobody told when they were made
/// @param clocksDisagree commits left out because their result came before them
public record Feedback(
    @Nullable Double medianSeconds,
    @Nullable Double p90Seconds,
    int commits,
    int timeUnknown,
    int clocksDisagree) {

  private static final double MOST = 0.9;
  private static final double MILLIS = 1_000;

  private static final Comparator<BuildResult> FIRST_ANSWER =
      Comparator.<BuildResult, BuildEvent.Unit>comparing(build -> build.pipeline().unit())
          .thenComparing(BuildResult::finishedAt)
          .thenComparing(BuildResult::id);

  /// Measures the waits.
  ///
  /// @param builds of one service: those of the period, and those before in which a commit may have
  ///   had its first result
  /// @param from commits whose first result came earlier do not count
  /// @param commitTimes when each commit was made, as far as known
  public static Feedback of(
      Collection<BuildResult> builds, Instant from, Map<String, Instant> commitTimes) {
    var waits = new ArrayList<Double>();
    int unknown = 0;
    int negative = 0;
    for (BuildResult answer : answers(builds)) {
      @Nullable Instant made = commitTimes.get(answer.commit());
      if (answer.finishedAt().isBefore(from)) {
        continue;
      }
      if (made == null) {
        unknown++;
      } else if (answer.finishedAt().isBefore(made)) {
        negative++;
      } else {
        waits.add(Duration.between(made, answer.finishedAt()).toMillis() / MILLIS);
      }
    }
    return new Feedback(
        Median.of(waits), Median.quantile(waits, MOST), waits.size(), unknown, negative);
  }

  /// Why there is no number; null where there is one.
  public @Nullable String reason() {
    if (commits > 0) {
      return null;
    }
    return timeUnknown > 0 ? "no_commit_times" : "no_data";
  }

  private static List<BuildResult> answers(Collection<BuildResult> builds) {
    var first = new HashMap<String, BuildResult>();
    for (BuildResult build : builds) {
      if (build.commit() != null
          && build.result() != Result.NONE
          && build.pipeline().unit() != BuildEvent.Unit.CHECK) {
        first.merge(build.commit(), build, (a, b) -> FIRST_ANSWER.compare(a, b) <= 0 ? a : b);
      }
    }
    return List.copyOf(first.values());
  }
}
