package dev.weatherglass.api.history;

import static dev.weatherglass.api.CiExamples.asJob;
import static dev.weatherglass.api.CiExamples.at;
import static dev.weatherglass.api.CiExamples.build;
import static dev.weatherglass.api.CiExamples.late;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuildTest {

  private static final BuildEvent QUEUED = phase(Phase.QUEUED, 0, Outcome.UNKNOWN);
  private static final BuildEvent STARTED = phase(Phase.STARTED, 1, Outcome.UNKNOWN);
  private static final BuildEvent FINISHED = phase(Phase.FINISHED, 6, Outcome.FAILURE);

  @Test
  void the_phases_of_a_run_are_one_build_in_any_order() {
    Build build = Build.of(List.of(QUEUED, STARTED, FINISHED));

    assertThat(build.phase()).isEqualTo(Phase.FINISHED);
    assertThat(build.outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(build.startedAt()).isEqualTo(at(1));
    assertThat(build.finishedAt()).isEqualTo(at(6));
    assertThat(build.durationSeconds()).isEqualTo(300);
    assertThat(build.branch()).isEqualTo("main");
    assertThat(Build.of(List.of(FINISHED, QUEUED, STARTED))).isEqualTo(build);
    assertThat(Build.of(List.of(STARTED, FINISHED, QUEUED))).isEqualTo(build);
  }

  @Test
  void a_build_that_runs_has_no_outcome_and_no_duration() {
    Build build = Build.of(List.of(QUEUED, STARTED));

    assertThat(build.outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(build.finishedAt()).isNull();
    assertThat(build.durationSeconds()).isNull();
  }

  @Test
  void what_the_sender_says_it_took_tells_when_it_started() {
    Build build = Build.of(List.of(build("checkout", 6, "c1", Outcome.SUCCESS, 120)));

    assertThat(build.startedAt()).isEqualTo(at(4));
    assertThat(build.durationSeconds()).isEqualTo(120);
  }

  @Test
  void what_cannot_be_a_duration_is_none() {
    assertThat(Build.of(List.of(build("checkout", 6, "c1", Outcome.SUCCESS, -5))).durationSeconds())
        .isNull();
    assertThat(Build.of(List.of(build("checkout", 6, "c1", Outcome.SUCCESS, 1e300))).startedAt())
        .isNull();
  }

  @Test
  void a_job_of_a_run_is_another_build_than_its_pipeline() {
    assertThat(Build.id(asJob(FINISHED, "lint"))).isNotEqualTo(Build.id(FINISHED));
    assertThat(Build.id(asJob(FINISHED, "lint"))).isNotEqualTo(Build.id(asJob(FINISHED, "test")));
    assertThat(Build.id(asJob(FINISHED, "lint"))).isEqualTo(Build.id(asJob(STARTED, "lint")));
  }

  @Test
  void what_is_imported_was_reported_late() {
    assertThat(Build.of(List.of(FINISHED)).reportedLate()).isFalse();
    assertThat(Build.of(List.of((BuildEvent) late(FINISHED, Duration.ofDays(2)))).reportedLate())
        .isTrue();
  }

  private static BuildEvent phase(Phase phase, int minute, Outcome outcome) {
    return build("checkout", "CI", "7", phase, minute, "c1", outcome, null);
  }
}
