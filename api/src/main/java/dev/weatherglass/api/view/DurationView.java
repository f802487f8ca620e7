package dev.weatherglass.api.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.core.delivery.ci.BuildResult;
import dev.weatherglass.core.delivery.ci.DurationTrend;
import dev.weatherglass.core.delivery.ci.DurationVerdict;
import dev.weatherglass.core.delivery.ci.DurationVerdict.Rule;
import dev.weatherglass.core.delivery.ci.JudgeSaid;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Whether builds got slower, and who says so.
///
/// @param branch that is compared; absent where builds name none
/// @param rule `judge` (of commits) or `medians`
/// @param slower null where nobody can know yet
/// @param reason in a sentence
/// @param latestMedianSeconds of the latest successful builds; null with too few builds
/// @param baselineMedianSeconds of those before; null with too few builds
/// @param increase of the latest over those before, as a fraction; null with too few builds
/// @param latestBuilds how many are the latest
/// @param baselineBuilds how many are compared with
/// @param since the first slow build; absent where they are not slower
/// @param alert fingerprint of what the judge told; absent where it told nothing
public record DurationView(
    @Nullable String branch,
    String rule,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Boolean slower,
    String reason,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double latestMedianSeconds,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double baselineMedianSeconds,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double increase,
    int latestBuilds,
    int baselineBuilds,
    @Nullable SinceView since,
    @Nullable String alert) {

  /// Since when.
  ///
  /// @param commit absent where unknown
  /// @param build its id; absent where the judge names the commit
  public record SinceView(Instant at, @Nullable String commit, @Nullable String build) {

    static SinceView of(BuildResult build) {
      return new SinceView(build.startedAt(), build.commit(), build.id());
    }

    static SinceView of(JudgeSaid told) {
      return new SinceView(told.began(), told.change(), null);
    }
  }

  static DurationView of(String branch, DurationVerdict verdict) {
    DurationTrend trend = verdict.trend();
    @Nullable JudgeSaid told = verdict.told();
    return new DurationView(
        SlowTestView.known(branch),
        verdict.rule().name().toLowerCase(Locale.ROOT),
        verdict.slower(),
        reason(verdict),
        trend.latestMedianSeconds(),
        trend.baselineMedianSeconds(),
        trend.increase(),
        trend.latestBuilds(),
        trend.baselineBuilds(),
        since(verdict),
        told == null ? null : told.fingerprint());
  }

  private static @Nullable SinceView since(DurationVerdict verdict) {
    if (!Boolean.TRUE.equals(verdict.slower())) {
      return null;
    }
    @Nullable JudgeSaid told = verdict.told();
    @Nullable BuildResult first = verdict.trend().since();
    if (told != null) {
      return SinceView.of(told);
    }
    return first == null ? null : SinceView.of(first);
  }

  private static String reason(DurationVerdict verdict) {
    @Nullable JudgeSaid told = verdict.told();
    if (told != null) {
      return told.firing() ? told.summary() : "the judge of commits says that it is over";
    }
    if (verdict.rule() == Rule.JUDGE) {
      return "the judge of commits found no shift";
    }
    if (verdict.slower() == null) {
      return "too few successful builds to compare";
    }
    return verdict.slower()
        ? "the latest builds exceed the median before by the policy"
        : "the latest builds do not exceed the median before by the policy";
  }
}
