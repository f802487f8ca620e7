package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.verify.VerdictState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShiftWithoutChangeTest {

  private static final int BASELINE = 250;

  private static DeployEvent ofPayment(DeployEvent event) {
    return event.withContext(event.context().renamed("payment", "production"));
  }

  @Test
  void a_shift_that_no_change_explains_is_a_problem_that_says_so() {
    var story = new Story(31).run(BASELINE);
    Instant onset = story.now();
    story.latency(0.240).run(15);

    Problem problem = story.problems().getLast();
    assertThat(problem.state()).isEqualTo(AlertState.FIRING);
    assertThat(problem.changes()).isEmpty();
    assertThat(problem.suspects()).isEmpty();
    assertThat(problem.summary())
        .startsWith("checkout: ")
        .endsWith("without a change of its own; no recent change explains this");
    Alert alert = problem.alerts().getFirst();
    assertThat(alert.labels())
        .containsEntry("alertname", "UnattributedShift")
        .containsEntry("signal", "latency");
    assertThat(alert.judgement().before()).isCloseTo(0.180, within(0.01));
    assertThat(alert.judgement().after()).isCloseTo(0.240, within(0.02));
    assertThat(Duration.between(onset, alert.began()).abs())
        .isLessThanOrEqualTo(Story.BUCKET.multipliedBy(2));
  }

  @Test
  void it_resolves_when_most_of_the_last_buckets_are_as_before() {
    var story = new Story(32).run(BASELINE).latency(0.240).run(30).latency(0.180).run(40);

    List<Problem> problems = story.problems();
    assertThat(problems)
        .extracting(Problem::state)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    assertThat(problems).extracting(Problem::id).containsOnly(problems.getFirst().id());
    assertThat(problems.getLast().alerts().getFirst().endReason()).contains("level before");
  }

  @Test
  void the_change_of_a_service_that_is_called_is_the_first_suspect() {
    var story = new Story(33, CallGraph.of(Map.of("checkout", List.of("payment")))).run(BASELINE);
    story
        .tell(ofPayment(Story.finished("5.0.0", story.now(), "/ci")))
        .run(2)
        .latency(0.240)
        .run(15);

    Problem problem = story.problems().getLast();
    assertThat(problem.service()).isEqualTo("checkout");
    Suspect first = problem.suspects().getFirst();
    assertThat(first.change().service()).isEqualTo("payment");
    assertThat(first.probability()).isGreaterThan(0.5);
    assertThat(first.reasons()).contains("payment is called by checkout");
    assertThat(problem.summary()).contains("most likely 5.0.0 of payment");
  }

  @Test
  void while_a_change_is_verified_its_verdict_is_all_that_is_told() {
    var story = new Story(34).run(BASELINE).deploy("2.0.0").latency(0.240).run(400);

    assertThat(story.verdict("2.0.0").state()).isEqualTo(VerdictState.REGRESSED);
    assertThat(story.problems()).allMatch(problem -> !problem.changes().isEmpty());
  }

  @Test
  void after_a_verification_the_watch_goes_on() {
    var story = new Story(35).run(BASELINE).deploy("1.1.0").run(160).latency(0.240).run(15);

    assertThat(story.problems()).hasSize(1);
    assertThat(story.problems().getFirst().changes()).isEmpty();
  }

  @Test
  void a_change_that_is_told_late_takes_the_shift_over() {
    var story = new Story(36).run(BASELINE);
    Instant onset = story.now();
    story.latency(0.240).run(15);
    Problem before = story.problems().getLast();

    story.tell(Story.finished("2.0.0", onset, "/ci")).run(5);

    assertThat(story.verdict("2.0.0").state()).isEqualTo(VerdictState.REGRESSED);
    Problem after =
        story.problems().stream()
            .filter(problem -> problem.id().equals(before.id()))
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(after.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(after.alerts().getFirst().endReason()).isEqualTo("explained by 2.0.0");
  }

  @Test
  void quiet_days_are_quiet() {
    var story = new Story(37).run(8_640);

    assertThat(story.problems()).extracting(Problem::summary).isEmpty();
  }

  @Test
  void a_verdict_shows_how_often_its_series_would_have_fired_on_no_change() {
    var story = new Story(39).run(4_000).deploy("1.1.0").run(130);

    assertThat(story.verdict("1.1.0").series())
        .isNotEmpty()
        .allSatisfy(series -> {
          assertThat(series.placebos().runs()).isBetween(5, 11);
          assertThat(series.placebos().fired()).isZero();
          assertThat(series.placebos().raise()).isZero();
        });
  }

  @Test
  void the_same_samples_tell_the_same() {
    var once = new Story(38).run(BASELINE).latency(0.230).run(60).latency(0.180).run(60);
    var again = new Story(38).run(BASELINE).latency(0.230).run(60).latency(0.180).run(60);

    assertThat(once.problems()).isNotEmpty().isEqualTo(again.problems());
  }
}
