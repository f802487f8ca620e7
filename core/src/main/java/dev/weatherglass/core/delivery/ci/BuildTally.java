package dev.weatherglass.core.delivery.ci;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Builds, counted.
///
/// @param builds that finished, with a result or without
/// @param passed that succeeded
/// @param failed that failed
/// @param medianSeconds how long the successful ones took; null where none says
public record BuildTally(int builds, int passed, int failed, @Nullable Double medianSeconds) {

  static BuildTally of(Collection<BuildResult> builds) {
    List<BuildResult> once = BuildResult.inOrder(builds);
    return new BuildTally(
        once.size(),
        count(once, Result.PASSED),
        count(once, Result.FAILED),
        Median.of(
            once.stream()
                .filter(build -> build.result() == Result.PASSED)
                .map(BuildResult::seconds)
                .filter(Objects::nonNull)
                .toList()));
  }

  /// Which share of the results is a failure, in [0, 1]; null where there is no result.
  public @Nullable Double failedShare() {
    int results = passed + failed;
    return results == 0 ? null : (Double) ((double) failed / results);
  }

  private static int count(List<BuildResult> builds, Result result) {
    return (int) builds.stream().filter(build -> build.result() == result).count();
  }
}
