package dev.weatherglass.core.delivery.ci;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Whether builds of one pipeline and branch got slower, and who says so. The judge of commits has
/// the first word: what it told stands, and where it could have told something, its silence stands,
/// too. Only where it cannot know the policy of medians decides: too few commits yet, or builds
/// reported so late that the judge, which tells nothing about what is imported, kept silent.
///
/// @param rule who decided
/// @param slower null where nobody can know
/// @param trend what the medians are, whoever decided
/// @param told what the judge told; null where it told nothing
public record DurationVerdict(
    Rule rule, @Nullable Boolean slower, DurationTrend trend, @Nullable JudgeSaid told) {

  /// Who decides about durations.
  public enum Rule {
    /// The judge of commits.
    JUDGE,
    /// The policy of medians.
    MEDIANS
  }

  /// Decides who decides, and how.
  ///
  /// @param builds of one pipeline and branch
  /// @param told by the judge about them, newest; null for nothing
  /// @param judgeNeeds how many commits the judge needs before it can say anything
  public static DurationVerdict of(
      Collection<BuildResult> builds,
      DurationPolicy policy,
      @Nullable JudgeSaid told,
      int judgeNeeds) {
    DurationTrend trend = DurationTrend.of(builds, policy);
    if (told != null) {
      return new DurationVerdict(Rule.JUDGE, told.firing(), trend, told);
    }
    return judged(builds) >= judgeNeeds
        ? new DurationVerdict(Rule.JUDGE, false, trend, null)
        : new DurationVerdict(Rule.MEDIANS, trend.known() ? trend.slower() : null, trend, null);
  }

  private static long judged(Collection<BuildResult> builds) {
    return builds.stream()
        .filter(build -> build.result() == Result.PASSED && build.seconds() != null)
        .filter(build -> build.commit() != null && !build.reportedLate())
        .map(BuildResult::commit)
        .distinct()
        .count();
  }
}
