package dev.weatherglass.api.ci;

import dev.weatherglass.api.history.Builds;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.core.delivery.ci.BuildResult;
import dev.weatherglass.core.delivery.ci.DurationPolicy;
import dev.weatherglass.core.delivery.ci.Feedback;
import dev.weatherglass.core.delivery.ci.PipelineHealth;
import dev.weatherglass.core.detect.OnsetDetector;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the builds of one service do in a period.
///
/// @param pipelines those that were built in the period; empty without data
public record ServiceHealth(String service, Feedback feedback, List<PipelineHealth> pipelines) {

  /// The judge of commits speaks from here on: after its baseline, a shift must show in a few.
  private static final int JUDGE_NEEDS = OnsetDetector.BASELINE + 3;

  public ServiceHealth {
    pipelines = List.copyOf(pipelines);
  }

  /// Looks at the period, and at the one before it of the same length: for the trend, for a success
  /// before a streak, and for results that a commit had earlier.
  ///
  /// @param environment that the builds are filed under; null for any
  /// @param from the period's first moment
  /// @param to the first moment after it
  public static ServiceHealth of(
      Sql sql,
      String service,
      @Nullable String environment,
      Instant from,
      Instant to,
      DurationPolicy policy) {
    var both = new Span(before(from, to), to);
    List<BuildResult> builds = Builds.results(sql, service, environment, both);
    return new ServiceHealth(
        service,
        Feedback.of(builds, from, CommitTimes.of(sql, service, both)),
        PipelineHealth.of(builds, from, policy, JudgeAlerts.of(sql, service, to), JUDGE_NEEDS));
  }

  /// When the period before began.
  public static Instant before(Instant from, Instant to) {
    return from.minusMillis(to.toEpochMilli() - from.toEpochMilli());
  }
}
