package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.core.alert.Silence.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Matcher CHECKOUT = Matcher.equal("service", "checkout");
  private static final Silence AT_NOON = about(CHECKOUT);

  @Test
  void it_is_pending_then_active_then_expired() {
    assertThat(AT_NOON.state(NOON.minusMillis(1))).isEqualTo(State.PENDING);
    assertThat(AT_NOON.state(NOON)).isEqualTo(State.ACTIVE);
    assertThat(AT_NOON.state(NOON.plus(HOUR).minusMillis(1))).isEqualTo(State.ACTIVE);
    assertThat(AT_NOON.state(NOON.plus(HOUR))).isEqualTo(State.EXPIRED);
  }

  @Test
  void it_silences_alerts_for_which_all_conditions_hold_while_it_is_active() {
    Silence both = about(CHECKOUT, new Matcher("environment", "prod.*", true, true));

    assertThat(both.silences(alert("checkout", "production"), NOON)).isTrue();
    assertThat(both.silences(alert("checkout", "staging"), NOON)).isFalse();
    assertThat(both.silences(alert("payment", "production"), NOON)).isFalse();
    assertThat(both.silences(alert("checkout", "production"), NOON.minusSeconds(1))).isFalse();
  }

  @Test
  void the_later_saying_holds_whichever_was_heard_first() {
    Silence ended = AT_NOON.endedAt(NOON.plusSeconds(60));

    assertThat(Silence.latest(AT_NOON, ended)).isEqualTo(ended);
    assertThat(Silence.latest(ended, AT_NOON)).isEqualTo(ended);
    assertThat(ended.state(NOON.plusSeconds(60))).isEqualTo(State.EXPIRED);
  }

  @Test
  void of_two_sayings_at_one_moment_the_shorter_holds_whichever_was_heard_first() {
    Silence shorter = lasting(Duration.ofMinutes(5));

    assertThat(Silence.latest(AT_NOON, shorter)).isEqualTo(shorter);
    assertThat(Silence.latest(shorter, AT_NOON)).isEqualTo(shorter);
  }

  @Test
  void ending_it_holds_even_if_the_clock_stepped_back() {
    Silence ended = AT_NOON.endedAt(NOON.minus(HOUR));

    assertThat(Silence.latest(AT_NOON, ended)).isEqualTo(ended);
    assertThat(ended.state(NOON)).isEqualTo(State.EXPIRED);
    assertThat(ended.state(NOON.minus(HOUR))).isEqualTo(State.EXPIRED);
  }

  @Test
  void what_is_over_cannot_be_ended_again() {
    assertThat(AT_NOON.endedAt(NOON.plus(HOUR))).isEqualTo(AT_NOON);
  }

  @Test
  void it_is_about_a_service_that_it_names_exactly() {
    Silence pattern = about(new Matcher("service", "check.*", true, true));
    Silence any = about(Matcher.equal("environment", "production"));

    assertThat(AT_NOON.isAboutOneOf(Set.of("checkout", "search"))).isTrue();
    assertThat(AT_NOON.isAboutOneOf(Set.of("search"))).isFalse();
    assertThat(pattern.isAboutOneOf(Set.of("checkout"))).isFalse();
    assertThat(any.isAboutOneOf(Set.of("checkout"))).isFalse();
  }

  @Test
  void those_who_know_some_services_learn_of_no_other_service_by_name() {
    Silence pattern = about(new Matcher("service", "checkout|payment", true, true));
    Silence any = about(Matcher.equal("environment", "production"));

    assertThat(AT_NOON.isKnownTo(Set.of("checkout"))).isTrue();
    assertThat(AT_NOON.isKnownTo(Set.of("search"))).isFalse();
    assertThat(pattern.isKnownTo(Set.of("checkout"))).isFalse();
    assertThat(any.isKnownTo(Set.of("search"))).isTrue();
  }

  @Test
  void what_would_silence_everything_or_nothing_is_refused() {
    assertThatThrownBy(SilenceTest::about).hasMessage("matchers must be 1 to 50 but were 0");
    assertThatThrownBy(() -> about(new Matcher("service", ".*", true, true)))
        .hasMessageContaining("matchers must not all hold where no label is there");
    assertThatThrownBy(() -> lasting(Duration.ofSeconds(-1)))
        .hasMessage(
            "endsAt must not be before startsAt (2026-11-23T12:00:00Z) but was"
                + " 2026-11-23T11:59:59Z");
  }

  @Test
  void who_and_why_must_be_said() {
    List<Matcher> one = List.of(CHECKOUT);
    Instant end = NOON.plus(HOUR);

    assertThatThrownBy(() -> new Silence("s", one, NOON, end, " ", "deploy", NOON))
        .hasMessage("createdBy must not be blank");
    assertThatThrownBy(() -> new Silence("s", one, NOON, end, "dana", "", NOON))
        .hasMessage("comment must not be blank");
  }

  private static Silence about(Matcher... matchers) {
    return new Silence("s", List.of(matchers), NOON, NOON.plus(HOUR), "dana", "known", NOON);
  }

  private static Silence lasting(Duration duration) {
    return new Silence("s", List.of(CHECKOUT), NOON, NOON.plus(duration), "dana", "known", NOON);
  }

  private static Alert alert(String service, String environment) {
    Map<String, String> labels = Map.of("service", service, "environment", environment);
    return new Alert(
        Fingerprint.of(labels), labels, AlertState.FIRING, "worse", null, NOON, NOON, null, null);
  }
}
