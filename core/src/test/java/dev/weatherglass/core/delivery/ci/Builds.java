package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Builds to test with: one every hour, each of a commit of its own.
final class Builds {

  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final Pipeline CI = new Pipeline("checkout", BuildEvent.Unit.PIPELINE, "CI");

  private Builds() {}

  /// The build of hour `hour` on main, which took a minute.
  static BuildResult build(int hour, Outcome outcome) {
    return build(CI, "main", hour, "c" + hour, outcome, 60);
  }

  static BuildResult build(
      Pipeline pipeline, String branch, int hour, String commit, Outcome outcome, double seconds) {
    Instant started = NOON.plus(Duration.ofHours(hour));
    return new BuildResult(
        pipeline.name() + "-" + branch + "-" + hour,
        pipeline,
        branch,
        commit,
        outcome,
        started,
        started.plusMillis((long) (seconds * 1_000)),
        seconds,
        false);
  }

  /// Successful builds that took these seconds, oldest first.
  static List<BuildResult> taking(double... seconds) {
    var builds = new ArrayList<BuildResult>();
    for (int hour = 0; hour < seconds.length; hour++) {
      builds.add(build(CI, "main", hour, "c" + hour, Outcome.SUCCESS, seconds[hour]));
    }
    return builds;
  }
}
