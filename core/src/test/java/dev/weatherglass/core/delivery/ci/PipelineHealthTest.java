package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Builds.CI;
import static dev.weatherglass.core.delivery.ci.Builds.NOON;
import static dev.weatherglass.core.delivery.ci.Builds.build;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weatherglass.core.delivery.ci.PipelineHealth.Line;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineHealthTest {

  private static final Instant FROM = NOON.plus(Duration.ofHours(10));

  @Test
  void the_period_is_counted_and_the_one_before_beside_it() {
    List<BuildResult> builds = new ArrayList<>();
    for (int hour = 0; hour < 10; hour++) {
      builds.add(build(CI, "main", hour, "c" + hour, Outcome.SUCCESS, 60));
    }
    builds.add(build(CI, "main", 10, "c10", Outcome.FAILURE, 5));
    builds.add(build(CI, "main", 11, "c11", Outcome.SUCCESS, 90));
    builds.add(build(CI, "wip", 12, "w", Outcome.CANCELLED, 1));

    PipelineHealth health = of(builds).getFirst();

    assertThat(health.now()).isEqualTo(new BuildTally(3, 1, 1, 90.0));
    assertThat(health.now().failedShare()).isEqualTo(0.5);
    assertThat(health.before()).isEqualTo(new BuildTally(10, 10, 0, 60.0));
    assertThat(health.branch()).isEqualTo("main");
    assertThat(health.streaks()).isEmpty();
  }

  @Test
  void a_pipeline_that_was_not_built_in_the_period_is_not_in_it() {
    var old = new Pipeline("checkout", BuildEvent.Unit.PIPELINE, "old");

    List<PipelineHealth> healths =
        of(
            List.of(
                build(old, "main", 1, "c1", Outcome.FAILURE, 60),
                build(CI, "main", 11, "c2", Outcome.CANCELLED, 60)));

    assertThat(healths).extracting(PipelineHealth::pipeline).containsExactly(CI);
    assertThat(healths.getFirst().now().failedShare()).isNull();
    assertThat(healths.getFirst().now().medianSeconds()).isNull();
    assertThat(healths.getFirst().duration().slower()).isNull();
  }

  @Test
  void it_still_fails_since_a_build_that_may_lie_before_the_period() {
    PipelineHealth health =
        of(List.of(
                build(1, Outcome.SUCCESS), build(2, Outcome.FAILURE), build(11, Outcome.FAILURE)))
            .getFirst();

    assertThat(health.streaks())
        .extracting(FailureStreak::firstBadCommit, FailureStreak::builds)
        .containsExactly(tuple("c2", 2));
  }

  @Test
  void the_judge_is_asked_about_the_branch_that_is_built_most() {
    List<BuildResult> builds =
        List.of(
            build(CI, "wip", 11, "w1", Outcome.SUCCESS, 60),
            build(CI, "main", 12, "c1", Outcome.SUCCESS, 60),
            build(CI, "main", 13, "c2", Outcome.SUCCESS, 60));
    var asked = new ArrayList<Line>();

    PipelineHealth.of(
        builds,
        FROM,
        DurationPolicy.DEFAULT,
        line -> {
          asked.add(line);
          return null;
        },
        23);

    assertThat(asked).containsExactly(new Line(CI, "main"));
  }

  private static List<PipelineHealth> of(List<BuildResult> builds) {
    return PipelineHealth.of(builds, FROM, DurationPolicy.DEFAULT, _ -> null, 23);
  }
}
