package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.verify.SeriesJudgement;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeJudgeTest {

  private static final int BASELINE = 250;

  @Test
  void a_slower_version_is_flagged_with_the_levels_before_and_after() {
    var story = new Story(1).run(BASELINE).deploy("2.0.0").latency(0.240).run(20);

    Verdict verdict = story.verdict("2.0.0");
    assertThat(verdict.state()).isEqualTo(VerdictState.REGRESSED);
    SeriesJudgement latency = verdict.series().getFirst();
    assertThat(latency.signal().name()).isEqualTo("latency");
    assertThat(latency.before()).isCloseTo(0.180, within(0.01));
    assertThat(latency.after()).isCloseTo(0.240, within(0.02));
    assertThat(latency.effect().value()).isCloseTo(0.33, within(0.08));
    assertThat(latency.effect().low()).isLessThan(latency.effect().value());
    assertThat(Duration.between(verdict.onset(), verdict.firedAt()))
        .isLessThanOrEqualTo(Story.BUCKET.multipliedBy(10));
  }

  @Test
  void a_good_version_becomes_healthy_and_stays_so() {
    var story = new Story(2).run(BASELINE).deploy("1.1.0").run(130);

    Verdict verdict = story.verdict("1.1.0");
    assertThat(verdict.state()).isEqualTo(VerdictState.HEALTHY);
    assertThat(verdict.ended()).isTrue();
    assertThat(story.problems()).isEmpty();
  }

  @Test
  void errors_at_low_traffic_are_counted_and_flagged() {
    var story =
        new Story(3).traffic(0.5).errors(0.01).run(BASELINE).deploy("3.0.0").errors(0.30).run(30);

    Verdict verdict = story.verdict("3.0.0");
    assertThat(verdict.state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(verdict.series().getFirst().signal().name()).isEqualTo("errors");
  }

  @Test
  void a_rollback_resolves_the_problem_and_is_named() {
    var story = new Story(4).run(BASELINE).deploy("2.0.0").latency(0.240).run(20);
    story
        .tell(Story.deploy("1.9.0", story.now(), "/ci", Phase.FINISHED, DeployEvent.How.ROLLBACK))
        .latency(0.180)
        .run(40);

    List<Problem> problems = story.problems();
    assertThat(problems)
        .extracting(Problem::state)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    assertThat(problems.getLast().recoveredBy().revision().version()).isEqualTo("1.9.0");
    assertThat(problems).extracting(Problem::id).containsOnly(problems.getFirst().id());
    assertThat(story.verdict("2.0.0").state()).isEqualTo(VerdictState.REGRESSED);
  }

  @Test
  void a_service_without_series_gets_no_data_at_once_and_no_alert() {
    var story = new Story(5).deploy("1.0.0");

    Verdict verdict = story.verdict("1.0.0");
    assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
    assertThat(verdict.ended()).isTrue();
    assertThat(verdict.reason()).contains("checkout sends no series");
    assertThat(story.problems()).isEmpty();
  }

  @Test
  void silence_after_a_change_is_news_and_data_ends_it() {
    var story = new Story(6).run(BASELINE).deploy("2.0.0").silence(140).tick();

    assertThat(story.verdict("2.0.0").state()).isEqualTo(VerdictState.NO_DATA);
    assertThat(story.problems()).extracting(Problem::state).containsExactly(AlertState.FIRING);

    story.run(5);
    assertThat(story.problems().getLast().state()).isEqualTo(AlertState.RESOLVED);
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, 10})
  void a_clock_that_steps_ends_nothing_while_samples_keep_coming(int minutes) {
    var story = new Story(19).run(BASELINE).deploy("1.1.0");
    Duration step = Duration.ZERO;
    for (int bucket = 0; bucket < 119; bucket++) {
      step = bucket < 50 ? Duration.ZERO : Duration.ofMinutes(minutes);
      story.run(1);
      for (int second = 0; second < 10; second++) {
        story.tickOff(step.plusSeconds(second));
      }
    }
    assertThat(story.verdict("1.1.0").ended()).isFalse();

    story.run(1).tickOff(step);
    assertThat(story.verdict("1.1.0").ended()).isTrue();
    assertThat(story.verdict("1.1.0").state()).isEqualTo(VerdictState.HEALTHY);
  }

  @Test
  void two_overlapping_changes_are_both_judged_and_told_apart() {
    var story =
        new Story(7).run(BASELINE).deploy("1.1.0").run(12).deploy("1.2.0").latency(0.240).run(130);

    assertThat(story.verdict("1.2.0").state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(story.verdict("1.1.0").state()).isNotEqualTo(VerdictState.REGRESSED);
    assertThat(story.verdicts().values()).allMatch(Verdict::ended);
    assertThat(story.problems()).extracting(Problem::service).containsOnly("checkout");
    assertThat(story.problems().getLast().changes().getFirst().revision().version())
        .isEqualTo("1.2.0");
  }

  @Test
  void a_restart_that_nobody_reported_is_to_blame_like_any_change() {
    var story = new Story(31).run(BASELINE).restart().latency(0.240).run(20);

    Problem problem = story.problems().getLast();
    assertThat(problem.state()).isEqualTo(AlertState.FIRING);
    assertThat(problem.summary()).endsWith("since restart of checkout");
  }

  @Test
  void a_restart_belongs_to_the_deploy_that_is_reported_soon_after_it() {
    var story = new Story(32).run(BASELINE).restart().latency(0.240).run(6).deploy("2.0.0").run(20);

    assertThat(story.verdicts()).hasSize(1);
    assertThat(story.problems().getLast().summary()).endsWith("since 2.0.0");
    assertThat(story.verdict("2.0.0").onset()).isBefore(story.now().minusSeconds(250));
  }

  @Test
  void a_change_told_too_late_is_inconclusive() {
    var story = new Story(8).run(BASELINE);
    Instant onset = story.now();
    story.run(125).tell(Story.finished("2.0.0", onset, "/ci"));

    assertThat(story.verdict("2.0.0").state()).isEqualTo(VerdictState.INCONCLUSIVE);
    assertThat(story.verdict("2.0.0").reason()).contains("minutes late");
  }

  @Test
  void what_is_told_of_a_change_long_judged_leaves_its_verdict_alone() {
    var story = new Story(21).run(BASELINE);
    Instant onset = story.now();
    story.deploy("2.0.0").latency(0.240).run(125);
    Verdict before = story.verdict("2.0.0");
    story.run(400);

    story
        .tell(Story.finished("2.0.0", onset.minusSeconds(20), "/github"))
        .tell(Story.finished("2.0.1", onset.plusSeconds(300), "/ci"))
        .tick();

    Verdict after = story.verdict("2.0.0");
    assertThat(after.state()).isEqualTo(before.state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(after.firedAt()).isEqualTo(before.firedAt());
    assertThat(after.changes()).hasSize(2);
    assertThat(story.verdict("2.0.1").reason()).contains("minutes late");
  }

  @Test
  void a_change_known_a_day_late_is_not_judged() {
    var story = new Story(9).run(BASELINE);
    DeployEvent old = Story.finished("0.9.0", story.now().minus(Duration.ofDays(2)), "/import");
    story.tell(
        old.withContext(
            new dev.weatherglass.core.event.EventContext(
                old.context().identity(),
                old.context().at(),
                old.context().quality(),
                story.now(),
                "checkout",
                null,
                "production",
                Phase.FINISHED,
                old.context().outcome(),
                old.context().revision(),
                "run",
                null,
                "native",
                java.util.Map.of(),
                java.util.Map.of())));

    assertThat(story.verdicts()).isEmpty();
  }

  @Test
  void a_report_with_an_earlier_onset_takes_the_verdict_over_and_the_problem_stays_one() {
    var story = new Story(10).run(BASELINE);
    Instant onset = story.now();
    story.latency(0.240).run(2).deploy("2.0.0").run(20);
    Problem before = story.problems().getLast();

    story.tell(Story.finished("2.0.0", onset, "/github"));

    assertThat(story.verdicts().values())
        .extracting(Verdict::reason)
        .anyMatch(reason -> reason.startsWith("explained by 2.0.0"));
    assertThat(story.verdict("2.0.0").onset()).isEqualTo(onset);
    assertThat(story.problems().getLast().id()).isEqualTo(before.id());
    assertThat(story.problems().getLast().state()).isEqualTo(AlertState.FIRING);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void order_repeats_lateness_and_a_second_source_change_nothing(long seed) {
    Verdict expected = told(seed, new Random(0), false);
    for (int i = 0; i < 6; i++) {
      Verdict shuffled = told(seed, new Random(seed * 100 + i), true);
      assertThat(shuffled.state())
          .describedAs("seed %s, order %s", seed, i)
          .isEqualTo(expected.state());
      assertThat(shuffled.firedAt()).isEqualTo(expected.firedAt());
      assertThat(shuffled.onset()).isEqualTo(expected.onset());
      for (int s = 0; s < expected.series().size(); s++) {
        assertThat(shuffled.series().get(s).effect()).isEqualTo(expected.series().get(s).effect());
        assertThat(shuffled.series().get(s).lnE()).isEqualTo(expected.series().get(s).lnE());
      }
    }
  }

  /// Tells one bad deploy in two phases by one source and once by another, in time and in order, or
  /// not.
  private static Verdict told(long seed, Random order, boolean mixed) {
    var story = new Story(seed).run(BASELINE);
    Instant onset = story.now();
    var reports =
        new ArrayList<>(
            List.of(
                Story.deploy("2.0.0", onset, "/ci", Phase.STARTED, DeployEvent.How.ROLLOUT),
                Story.deploy(
                    "2.0.0", onset.plusSeconds(15), "/ci", Phase.FINISHED, DeployEvent.How.ROLLOUT),
                Story.deploy(
                    "2.0.0",
                    onset.plusSeconds(20),
                    "/github",
                    Phase.FINISHED,
                    DeployEvent.How.ROLLOUT)));
    if (mixed) {
      Collections.shuffle(reports, order);
      reports.add(reports.get(order.nextInt(3)));
    }
    story.latency(0.230);
    int run = 0;
    for (DeployEvent report : reports) {
      int until = mixed ? Math.min(119, run + order.nextInt(60)) : run;
      story.run(until - run).tell(report);
      run = until;
    }
    return story.run(121 - run).verdict("2.0.0");
  }
}
