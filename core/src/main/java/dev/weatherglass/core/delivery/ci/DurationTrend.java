package dev.weatherglass.core.delivery.ci;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How long the latest successful builds of one pipeline took, against those before. What broke off
/// early is not faster, so failed builds do not count.
///
/// @param latestMedianSeconds null where there are too few builds
/// @param baselineMedianSeconds null where there are too few builds
/// @param latestBuilds how many builds count as the latest
/// @param baselineBuilds how many there are before them, at most as many as the policy asks for
/// @param since the first of the slow builds; null where they are not slower
public record DurationTrend(
    @Nullable Double latestMedianSeconds,
    @Nullable Double baselineMedianSeconds,
    int latestBuilds,
    int baselineBuilds,
    @Nullable BuildResult since) {

  /// Compares builds.
  ///
  /// @param builds of one pipeline and branch, in any order and with any outcome
  public static DurationTrend of(Collection<BuildResult> builds, DurationPolicy policy) {
    List<BuildResult> timed =
        BuildResult.inOrder(builds).stream()
            .filter(build -> build.result() == Result.PASSED && build.seconds() != null)
            .toList();
    int cut = Math.max(0, timed.size() - policy.latest());
    List<BuildResult> latest = timed.subList(cut, timed.size());
    List<BuildResult> baseline = timed.subList(Math.max(0, cut - policy.baseline()), cut);
    return latest.size() < policy.latest() || baseline.size() < policy.fewestBaseline()
        ? new DurationTrend(null, null, latest.size(), baseline.size(), null)
        : compared(timed, latest, baseline, policy);
  }

  /// Whether there are enough builds to say anything.
  public boolean known() {
    return baselineMedianSeconds != null;
  }

  /// Whether the latest builds are slower, by the policy.
  public boolean slower() {
    return since != null;
  }

  /// The increase as a fraction of the level before; null where unknown or where that is zero.
  public @Nullable Double increase() {
    return latestMedianSeconds == null
            || baselineMedianSeconds == null
            || baselineMedianSeconds == 0
        ? null
        : (Double) ((latestMedianSeconds - baselineMedianSeconds) / baselineMedianSeconds);
  }

  private static DurationTrend compared(
      List<BuildResult> timed,
      List<BuildResult> latest,
      List<BuildResult> baseline,
      DurationPolicy policy) {
    double before = Objects.requireNonNull(Median.of(seconds(baseline)));
    boolean slower = policy.slower(seconds(latest), seconds(baseline));
    return new DurationTrend(
        Median.of(seconds(latest)),
        before,
        latest.size(),
        baseline.size(),
        slower ? firstSlow(timed, timed.size() - latest.size(), policy, before) : null);
  }

  /// The first of the latest builds that is slow, or one before it from which on all are slow.
  private static BuildResult firstSlow(
      List<BuildResult> timed, int latest, DurationPolicy policy, double before) {
    int first = latest;
    while (!slow(timed.get(first), policy, before)) {
      first++;
    }
    while (first > 0 && slow(timed.get(first - 1), policy, before)) {
      first--;
    }
    return timed.get(first);
  }

  private static boolean slow(BuildResult build, DurationPolicy policy, double before) {
    return policy.exceeds(Objects.requireNonNull(build.seconds()), before);
  }

  private static List<Double> seconds(List<BuildResult> builds) {
    return builds.stream().map(build -> Objects.requireNonNull(build.seconds())).toList();
  }
}
