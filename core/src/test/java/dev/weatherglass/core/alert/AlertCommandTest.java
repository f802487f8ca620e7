package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.alert.AlertCommand.Verb;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertCommandTest {

  private static final int BASELINE = 250;

  @Test
  void an_acked_alert_fires_on_and_says_who_looks_after_it() {
    Story story = slower(1);
    String transition = story.problem().transition();

    story.say(Verb.ACK, "ken", "looking");

    Alert alert = story.problem().alerts().getFirst();
    assertThat(alert.state()).isEqualTo(AlertState.FIRING);
    assertThat(alert.acked()).isEqualTo(new Word("ken", story.now(), "looking"));
    assertThat(story.problem().transition()).isEqualTo(transition);
  }

  @Test
  void an_ack_is_still_there_when_evidence_resolves_the_alert() {
    Story story = slower(1).say(Verb.ACK, "ken", "looking");

    rollBack(story);

    assertThat(story.problem().state()).isEqualTo(AlertState.RESOLVED);
    assertThat(story.problem().recoveredBy()).isNotNull();
    assertThat(story.problem().alerts()).allSatisfy(alert -> assertThat(alert.acked()).isNotNull());
  }

  @Test
  void what_a_person_resolved_is_over_and_does_not_fire_again_for_the_same() {
    Story story = slower(1).say(Verb.RESOLVE, "ken", "scaled out by hand");
    Instant said = story.now();

    story.run(110);

    Problem problem = story.problem();
    assertThat(problem.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(problem.transition()).isEqualTo("resolved@" + said);
    assertThat(problem.recoveredBy()).isNull();
    assertThat(problem.alerts())
        .allSatisfy(alert -> {
          assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
          assertThat(alert.endsAt()).isEqualTo(said);
          assertThat(alert.endReason()).isEqualTo("resolved by ken: scaled out by hand");
        });
  }

  @Test
  void what_a_person_resolved_stays_as_it_was_told_when_evidence_says_so_later() {
    Story story = slower(1).say(Verb.RESOLVE, "ken", null);
    String transition = story.problem().transition();

    rollBack(story);

    assertThat(story.problem().transition()).isEqualTo(transition);
    assertThat(story.problem().alerts().getFirst().endReason()).isEqualTo("resolved by ken");
  }

  @Test
  void a_false_alarm_is_over_and_marked_as_one() {
    Story story = slower(1).say(Verb.FALSE_ALARM, "ken", "a load test");

    story.run(30);

    assertThat(story.problem().state()).isEqualTo(AlertState.RESOLVED);
    assertThat(story.problem().alerts())
        .allSatisfy(alert -> {
          assertThat(alert.falseAlarm()).isNotNull();
          assertThat(alert.endReason()).isEqualTo("a false alarm, says ken: a load test");
        });
  }

  @Test
  void a_problem_that_recovered_can_be_called_false_and_ended_when_it_did() {
    Story story = rollBack(slower(1));
    Problem recovered = story.problem();

    story.run(5).say(Verb.FALSE_ALARM, "ken", null);

    assertThat(story.problem().transition()).isEqualTo(recovered.transition());
    assertThat(story.problem().recoveredBy()).isEqualTo(recovered.recoveredBy());
    assertThat(story.problem().alerts().getFirst().falseAlarm()).isNotNull();
    assertThat(story.problem().alerts().getFirst().endReason())
        .isEqualTo(recovered.alerts().getFirst().endReason());
  }

  @Test
  void another_series_that_becomes_worse_after_the_word_fires_again() {
    Story story = slower(1).say(Verb.RESOLVE, "ken", null);
    Instant said = story.now();

    story.errors(0.3).run(30);

    Problem problem = story.problem();
    assertThat(problem.state()).isEqualTo(AlertState.FIRING);
    assertThat(problem.enteredAt()).isAfter(said);
    assertThat(problem.alerts())
        .extracting(alert -> alert.labels().get("signal") + " " + alert.state().word())
        .containsExactly("errors firing", "latency resolved");
  }

  @Test
  void a_repeat_tells_nothing() {
    Story story = slower(1).say(Verb.ACK, "ken", "looking");
    AlertCommand same = story.command(Verb.ACK, "ken", "looking");
    int told = story.problems().size();

    story.say(same).say(same);

    assertThat(story.problems()).hasSize(told);
  }

  @Test
  void a_problem_that_the_judge_never_knew_is_told_as_the_person_saw_it() {
    AlertCommand command = slower(1).command(Verb.FALSE_ALARM, "ken", "a load test");

    Story other = new Story(2).run(BASELINE).say(command).say(command);

    assertThat(other.problems()).hasSize(1);
    assertThat(other.problem().id()).isEqualTo(command.problem().id());
    assertThat(other.problem().alerts().getFirst().falseAlarm()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_order_and_repetition_of_words_among_the_evidence_ends_the_same(long seed) {
    List<AlertCommand> said = said();
    var random = new Random(seed);
    List<AlertCommand> shuffled = new ArrayList<>(said);
    shuffled.addAll(said.subList(0, 1 + random.nextInt(said.size())));
    Collections.shuffle(shuffled, random);

    Story straight = slower(1);
    said.forEach(straight::say);
    Story mixed = slower(1);
    for (AlertCommand command : shuffled) {
      mixed.run(random.nextInt(3)).say(command);
    }

    assertThat(rollBackAt(mixed).problem())
        .as("seed %d", seed)
        .isEqualTo(rollBackAt(straight).problem());
  }

  @Test
  void a_word_must_be_about_an_alert_of_the_problem() {
    Problem problem = slower(1).problem();

    assertThatThrownBy(
            () -> new AlertCommand(problem, "f00d", Verb.ACK, "ken", Instant.EPOCH, null))
        .hasMessage("fingerprint must be one of problem " + problem.id() + " but was f00d");
  }

  /// Two acks, two who say that it is over and one who says that it was nothing, some at one
  /// moment.
  private static List<AlertCommand> said() {
    Story story = slower(1);
    Problem problem = story.problem();
    String alert = problem.alerts().getFirst().fingerprint();
    Instant at = story.now();
    return List.of(
        new AlertCommand(problem, alert, Verb.ACK, "ken", at, "looking"),
        new AlertCommand(problem, alert, Verb.ACK, "ada", at, null),
        new AlertCommand(problem, alert, Verb.RESOLVE, "ken", at.plusSeconds(60), "scaled out"),
        new AlertCommand(problem, alert, Verb.RESOLVE, "ada", at.plusSeconds(50), null),
        new AlertCommand(problem, alert, Verb.FALSE_ALARM, "eve", at.plusSeconds(50), "a test"));
  }

  private static Story slower(long seed) {
    return new Story(seed).run(BASELINE).deploy("2.0.0").latency(0.240).run(20);
  }

  private static Story rollBack(Story story) {
    return story
        .tell(Story.deploy("1.9.0", story.now(), "/ci", Phase.FINISHED, DeployEvent.How.ROLLBACK))
        .latency(0.180)
        .run(40);
  }

  /// Rolls back at the same moment, however much time the words took.
  private static Story rollBackAt(Story story) {
    Instant at = Story.START.plus(Story.BUCKET.multipliedBy(BASELINE + 20 + 30));
    return rollBack(
        story.run((int) (Duration.between(story.now(), at).toMillis() / Story.BUCKET.toMillis())));
  }
}
