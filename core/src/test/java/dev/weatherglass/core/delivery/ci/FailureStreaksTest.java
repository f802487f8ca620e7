package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Builds.CI;
import static dev.weatherglass.core.delivery.ci.Builds.build;
import static dev.weatherglass.core.event.Outcome.CANCELLED;
import static dev.weatherglass.core.event.Outcome.FAILURE;
import static dev.weatherglass.core.event.Outcome.SUCCESS;
import static dev.weatherglass.core.event.Outcome.TIMEOUT;
import static dev.weatherglass.core.event.Outcome.UNSTABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FailureStreaksTest {

  @Test
  void the_build_that_turned_from_success_to_failure_names_the_first_bad_commit() {
    FailureStreak streak = only(line(SUCCESS, SUCCESS, FAILURE, TIMEOUT, UNSTABLE));

    assertThat(streak.open()).isTrue();
    assertThat(streak.firstBadCommit()).isEqualTo("c2");
    assertThat(streak.builds()).isEqualTo(3);
    assertThat(streak.last().commit()).isEqualTo("c4");
    assertThat(streak.noFirstBadCommit()).isNull();
  }

  @Test
  void a_streak_ends_with_the_next_success() {
    FailureStreak streak = only(line(SUCCESS, FAILURE, FAILURE, SUCCESS, SUCCESS));

    assertThat(streak.open()).isFalse();
    assertThat(streak.end()).extracting(BuildResult::commit).isEqualTo("c3");
  }

  @Test
  void builds_without_a_result_neither_end_a_streak_nor_lengthen_it() {
    FailureStreak streak = only(line(SUCCESS, CANCELLED, FAILURE, CANCELLED, FAILURE, CANCELLED));

    assertThat(streak.firstBadCommit()).isEqualTo("c2");
    assertThat(streak.builds()).isEqualTo(2);
    assertThat(streak.open()).isTrue();
  }

  @Test
  void where_no_success_is_known_the_first_bad_commit_is_not_known_either() {
    FailureStreak streak = only(line(FAILURE, FAILURE));

    assertThat(streak.firstBadCommit()).isNull();
    assertThat(streak.noFirstBadCommit()).isEqualTo("no success before it is known");
  }

  @Test
  void a_commit_that_had_passed_is_not_to_blame() {
    FailureStreak streak =
        only(
            List.of(
                build(CI, "main", 0, "c0", SUCCESS, 60), build(CI, "main", 1, "c0", FAILURE, 60)));

    assertThat(streak.firstBadCommit()).isNull();
    assertThat(streak.noFirstBadCommit()).isEqualTo("the same commit had passed before");
  }

  @Test
  void branches_and_pipelines_are_looked_at_one_by_one() {
    var nightly = new Pipeline("checkout", BuildEvent.Unit.PIPELINE, "nightly");
    List<BuildResult> builds =
        List.of(
            build(CI, "main", 0, "c0", SUCCESS, 60),
            build(CI, "wip", 1, "w1", FAILURE, 60),
            build(CI, "main", 2, "c2", SUCCESS, 60),
            build(nightly, "main", 3, "c2", SUCCESS, 60),
            build(nightly, "main", 4, "c4", FAILURE, 60));

    assertThat(FailureStreaks.of(builds))
        .extracting(streak -> streak.first().pipeline().name(), streak -> streak.first().branch())
        .containsExactly(tuple("nightly", "main"), tuple("CI", "wip"));
  }

  @Test
  void a_slow_build_of_an_old_commit_is_no_news_about_a_newer_one() {
    BuildResult slow = build(CI, "main", 0, "old", FAILURE, Duration.ofHours(3).toSeconds());
    BuildResult newer = build(CI, "main", 1, "new", SUCCESS, 60);

    assertThat(only(List.of(slow, newer)).open()).isFalse();
  }

  @Test
  void order_and_repetition_change_nothing() {
    List<BuildResult> builds = new ArrayList<>(line(SUCCESS, FAILURE, SUCCESS, FAILURE, FAILURE));
    builds.add(build(CI, "wip", 2, "w", FAILURE, 60));
    List<FailureStreak> expected = FailureStreaks.of(builds);

    for (int seed = 0; seed < 50; seed++) {
      List<BuildResult> again = new ArrayList<>(builds);
      again.addAll(builds.subList(1, 4));
      Collections.shuffle(again, new Random(seed));

      assertThat(FailureStreaks.of(again)).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(expected).hasSize(3);
  }

  private static List<BuildResult> line(Outcome... outcomes) {
    var builds = new ArrayList<BuildResult>();
    for (int hour = 0; hour < outcomes.length; hour++) {
      builds.add(build(hour, outcomes[hour]));
    }
    return builds;
  }

  private static FailureStreak only(List<BuildResult> builds) {
    List<FailureStreak> streaks = FailureStreaks.of(builds);
    assertThat(streaks).hasSize(1);
    return streaks.getFirst();
  }
}
