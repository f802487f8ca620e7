package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Builds.CI;
import static dev.weatherglass.core.delivery.ci.Builds.NOON;
import static dev.weatherglass.core.delivery.ci.Builds.build;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedbackTest {

  private static final Pipeline JOB = new Pipeline("checkout", BuildEvent.Unit.JOB, "lint");

  @Test
  void people_wait_from_the_commit_to_the_first_result() {
    List<BuildResult> builds =
        List.of(
            build(CI, "main", 0, "a", Outcome.FAILURE, 300),
            build(CI, "main", 1, "a", Outcome.SUCCESS, 300));

    Feedback feedback = Feedback.of(builds, NOON, Map.of("a", NOON.minusSeconds(60)));

    assertThat(feedback.medianSeconds()).isEqualTo(360);
    assertThat(feedback.commits()).isEqualTo(1);
    assertThat(feedback.reason()).isNull();
  }

  @Test
  void a_job_that_passed_is_not_yet_the_pipeline() {
    List<BuildResult> builds =
        List.of(
            build(JOB, "main", 0, "a", Outcome.SUCCESS, 10),
            build(CI, "main", 0, "a", Outcome.SUCCESS, 300));

    assertThat(Feedback.of(builds, NOON, Map.of("a", NOON)).medianSeconds()).isEqualTo(300);
  }

  @Test
  void what_was_cancelled_is_no_answer() {
    List<BuildResult> builds = List.of(build(CI, "main", 0, "a", Outcome.CANCELLED, 1));

    Feedback feedback = Feedback.of(builds, NOON, Map.of("a", NOON));

    assertThat(feedback.medianSeconds()).isNull();
    assertThat(feedback.reason()).isEqualTo("no_data");
  }

  @Test
  void commits_whose_time_nobody_told_and_results_before_their_commit_are_left_out_and_counted() {
    List<BuildResult> builds =
        List.of(
            build(CI, "main", 0, "a", Outcome.SUCCESS, 60),
            build(CI, "main", 1, "b", Outcome.SUCCESS, 60));

    Feedback feedback = Feedback.of(builds, NOON, Map.of("b", NOON.plusSeconds(86_400)));

    assertThat(feedback)
        .isEqualTo(new Feedback(null, null, 0, 1, 1))
        .returns("no_commit_times", Feedback::reason);
  }

  @Test
  void a_commit_that_had_its_answer_before_the_period_does_not_count_when_it_is_built_again() {
    List<BuildResult> builds =
        List.of(
            build(CI, "main", 0, "a", Outcome.SUCCESS, 60),
            build(CI, "main", 48, "a", Outcome.SUCCESS, 60));

    assertThat(Feedback.of(builds, NOON.plusSeconds(86_400), Map.of("a", NOON)).commits()).isZero();
  }

  @Test
  void nine_of_ten_commits_wait_no_longer_than_the_ninetieth_percentile() {
    List<BuildResult> builds = new ArrayList<>();
    Map<String, Instant> made = new HashMap<>();
    for (int hour = 0; hour < 10; hour++) {
      BuildResult build = build(CI, "main", hour, "c" + hour, Outcome.SUCCESS, 60 * (hour + 1));
      builds.add(build);
      made.put("c" + hour, build.startedAt());
    }

    Feedback feedback = Feedback.of(builds, NOON, made);

    assertThat(feedback.medianSeconds()).isEqualTo(330);
    assertThat(feedback.p90Seconds()).isEqualTo(540);
  }
}
