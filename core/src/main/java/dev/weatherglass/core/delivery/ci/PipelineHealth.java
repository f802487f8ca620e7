package dev.weatherglass.core.delivery.ci;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How one pipeline does.
///
/// @param pipeline which
/// @param now its builds of the period, of all branches
/// @param before its builds of the period before
/// @param branch the branch that is built most, whose durations are compared: branches of single
///   changes have too few builds
/// @param duration whether builds of that branch got slower
/// @param streaks where it still fails, the newest first, on all branches
public record PipelineHealth(
    Pipeline pipeline,
    BuildTally now,
    BuildTally before,
    String branch,
    DurationVerdict duration,
    List<FailureStreak> streaks) {

  /// A pipeline on one branch.
  public record Line(Pipeline pipeline, String branch) {}

  public PipelineHealth {
    streaks = List.copyOf(streaks);
  }

  /// Of each pipeline with a build in the period, sorted.
  ///
  /// @param builds those of the period and of the one before
  /// @param from when the period begins; what finished earlier belongs to the one before
  /// @param told what the judge last told about a pipeline and branch; null for nothing
  /// @param judgeNeeds how many commits the judge needs before it can say anything
  public static List<PipelineHealth> of(
      Collection<BuildResult> builds,
      Instant from,
      DurationPolicy policy,
      Function<Line, @Nullable JudgeSaid> told,
      int judgeNeeds) {
    Map<Pipeline, List<BuildResult>> pipelines =
        builds.stream()
            .collect(
                Collectors.groupingBy(BuildResult::pipeline, TreeMap::new, Collectors.toList()));
    var healths = new ArrayList<PipelineHealth>();
    pipelines.forEach((pipeline, all) -> {
      List<BuildResult> now = all.stream().filter(build -> !isBefore(build, from)).toList();
      if (!now.isEmpty()) {
        String branch = mostBuilt(now);
        List<BuildResult> line = all.stream().filter(on(branch)::apply).toList();
        healths.add(
            new PipelineHealth(
                pipeline,
                BuildTally.of(now),
                BuildTally.of(all.stream().filter(build -> isBefore(build, from)).toList()),
                branch,
                DurationVerdict.of(
                    line, policy, told.apply(new Line(pipeline, branch)), judgeNeeds),
                FailureStreaks.of(all).stream().filter(FailureStreak::open).toList()));
      }
    });
    return List.copyOf(healths);
  }

  private static boolean isBefore(BuildResult build, Instant from) {
    return build.finishedAt().isBefore(from);
  }

  private static Function<BuildResult, Boolean> on(String branch) {
    return build -> build.branch().equals(branch);
  }

  /// Of several that are built as often, the first by name.
  private static String mostBuilt(List<BuildResult> builds) {
    Map<String, Long> often =
        BuildResult.inOrder(builds).stream()
            .collect(Collectors.groupingBy(BuildResult::branch, Collectors.counting()));
    return often.entrySet().stream()
        .max(
            Map.Entry.<String, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }
}
