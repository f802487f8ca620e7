package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.Outcome;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A finished build, as far as the health of its pipeline goes.
///
/// @param id of the build
/// @param pipeline what was built
/// @param branch empty where unknown
/// @param commit full sha; null where unknown
/// @param outcome how it ended
/// @param startedAt when it started; where nobody said, when it finished
/// @param finishedAt when it finished
/// @param seconds how long it ran; null where unknown
/// @param reportedLate whether we heard of it more than a day after it finished, as of an import
public record BuildResult(
    String id,
    Pipeline pipeline,
    String branch,
    @Nullable String commit,
    Outcome outcome,
    Instant startedAt,
    Instant finishedAt,
    @Nullable Double seconds,
    boolean reportedLate) {

  /// In the order in which they started, which is that of the commits more than the order in which
  /// they ended: a slow build of an old commit is no news about a newer one.
  static final Comparator<BuildResult> BY_START =
      Comparator.comparing(BuildResult::startedAt)
          .thenComparing(BuildResult::finishedAt)
          .thenComparing(BuildResult::id);

  public Result result() {
    return Result.of(outcome);
  }

  /// Each once, in the order in which they started.
  static List<BuildResult> inOrder(Collection<BuildResult> builds) {
    var once = new TreeMap<String, BuildResult>();
    builds.forEach(build -> once.putIfAbsent(build.id(), build));
    return once.values().stream().sorted(BY_START).toList();
  }
}
