package dev.weatherglass.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.notify.Examples;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {

  private static final Instant STARTED = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant APPENDED = Instant.parse("2026-11-23T08:42:01Z");
  private static final Instant NOW = Instant.parse("2026-11-23T08:42:02Z");
  private static final Ledger LEDGER = new Ledger("ops", STARTED);

  @Test
  void a_problem_that_was_never_told_is_told() {
    Decision decision = decide(null, Examples.firing());

    Delivery intent = ((Decision.Tell) decision).intent();
    assertThat(intent.state()).isEqualTo(Delivery.State.INTENDED);
    assertThat(intent.transition()).isEqualTo("firing@2026-11-23T08:42:00Z");
    assertThat(intent.at()).isEqualTo(NOW);
  }

  @Test
  void a_repeat_and_an_update_without_a_transition_say_nothing() {
    Delivery sent = after(Examples.firing(), Delivery.State.SENT);

    assertThat(decide(sent, Examples.firing())).isEqualTo(new Decision.Leave());
  }

  @Test
  void an_ack_says_nothing_and_the_end_that_a_person_gave_it_is_told_once() {
    Delivery sent = after(Examples.firing(), Delivery.State.SENT);
    assertThat(decide(sent, Examples.acked())).isEqualTo(new Decision.Leave());

    assertThat(decide(sent, Examples.resolvedByHand("scaled out")))
        .isInstanceOf(Decision.Tell.class);
    Delivery told = after(Examples.resolvedByHand("scaled out"), Delivery.State.SENT);
    assertThat(decide(told, Examples.falseAlarm())).isEqualTo(new Decision.Leave());
  }

  @Test
  void an_intent_without_a_result_is_told_again_under_the_same_id() {
    Delivery intent = after(Examples.firing(), Delivery.State.INTENDED);

    assertThat(decide(intent, Examples.firing())).isEqualTo(new Decision.TellAgain(intent));
  }

  @ParameterizedTest
  @EnumSource(Delivery.State.class)
  void the_next_transition_is_told_whatever_became_of_the_last(Delivery.State state) {
    Delivery last = after(Examples.firing(), state);

    Delivery intent = ((Decision.Tell) decide(last, Examples.resolved())).intent();

    assertThat(intent.transition()).isEqualTo("resolved@2026-11-23T08:57:12Z");
    assertThat(intent.messageId()).isNotEqualTo(last.messageId());
  }

  @ParameterizedTest
  @EnumSource(Delivery.State.class)
  void a_transition_that_was_overtaken_is_not_told_when_it_is_read_again(Delivery.State state) {
    Delivery last = after(Examples.resolved(), state);

    assertThat(decide(last, Examples.firing())).isEqualTo(new Decision.Leave());
  }

  @Test
  void a_problem_that_fires_again_is_told_again() {
    Delivery last = after(Examples.resolved(), Delivery.State.SENT);
    Problem again =
        Examples.problem("problem-1", AlertState.FIRING, Instant.parse("2026-11-23T10:00:00Z"));

    assertThat(decide(last, again)).isInstanceOf(Decision.Tell.class);
  }

  @Test
  void a_problem_older_than_the_channel_is_not_told() {
    Decision decision = LEDGER.decide(null, Examples.firing(), STARTED.minusMillis(1), NOW);

    assertThat(decision).isEqualTo(new Decision.Leave());
  }

  @Test
  void the_message_id_is_a_function_of_problem_channel_and_transition() {
    String id = intent(LEDGER, Examples.firing()).messageId();

    assertThat(intent(new Ledger("ops", APPENDED), Examples.firing()).messageId()).isEqualTo(id);
    assertThat(intent(new Ledger("dev", STARTED), Examples.firing()).messageId()).isNotEqualTo(id);
    assertThat(intent(LEDGER, Examples.resolved()).messageId()).isNotEqualTo(id);
    assertThat(id).matches("[a-z2-7]{26}");
  }

  @Test
  void a_transition_reads_back_what_a_problem_says() {
    assertThat(Transition.parse(Examples.resolved().transition()))
        .isEqualTo(Transition.of(Examples.resolved()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "firing", "@", "firing@yesterday", "ill@2026-11-23T08:42:00Z"})
  void a_text_that_is_no_transition_is_refused(String text) {
    assertThatThrownBy(() -> Transition.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Decision decide(@Nullable Delivery known, Problem problem) {
    return LEDGER.decide(known, problem, APPENDED, NOW);
  }

  private static Delivery intent(Ledger ledger, Problem problem) {
    return ((Decision.Tell) ledger.decide(null, problem, APPENDED, NOW)).intent();
  }

  private static Delivery after(Problem problem, Delivery.State state) {
    Delivery intent = intent(LEDGER, problem);
    return new Delivery(
        intent.problem(),
        intent.channel(),
        intent.transition(),
        intent.messageId(),
        state,
        1,
        NOW,
        null,
        null);
  }
}
