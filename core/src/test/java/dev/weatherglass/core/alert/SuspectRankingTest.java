package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuspectRankingTest {

  private static final Instant SHIFT = Instant.parse("2026-11-23T10:00:00Z");
  private static final Duration BUCKET = Duration.ofSeconds(10);

  private static SuspectRanking.Affected checkout() {
    return new SuspectRanking.Affected(
        "checkout", Set.of("payment"), SHIFT, SHIFT.plusSeconds(20), BUCKET);
  }

  private static Change change(String id, String service, EventKind kind, int bucketsBefore) {
    return new Change(
        id,
        kind,
        service,
        "production",
        SHIFT.minus(BUCKET.multipliedBy(bucketsBefore)),
        new Revision("1.2.3", null, null),
        kind == EventKind.CONFIG ? null : DeployEvent.How.ROLLOUT,
        null,
        "/ci",
        null);
  }

  @ParameterizedTest
  @CsvSource({
    // service, kind, buckets before the shift, probability, reasons
    "checkout, DEPLOY, 0, 0.91, deployed when the shift began, a change of checkout itself",
    "payment, DEPLOY, 1, 0.74, deployed 1 bucket (10 s) before the shift, payment is called by checkout",
    "search, CONFIG, 0, 0.75, changed when the shift began, a configuration change of search",
    "search, DEPLOY, 0, 0.09, deployed when the shift began, nothing is known that connects search with checkout",
    "payment, DEPLOY, 60, 0.13, deployed 60 buckets (600 s) before the shift, payment is called by checkout"
  })
  void nearness_in_time_and_in_the_call_graph_decide(
      String service, EventKind kind, int before, double probability, String when, String why) {
    SuspectRanking.Ranked ranked =
        SuspectRanking.rank(List.of(checkout()), List.of(change("c1", service, kind, before)));

    Suspect suspect = ranked.suspects().getFirst();
    assertThat(suspect.probability()).isCloseTo(probability, within(0.01));
    assertThat(suspect.probability() + ranked.nothing()).isCloseTo(1, within(1e-9));
    assertThat(suspect.reasons()).containsExactly(when, why);
    assertThat(ranked.isUnexplained()).isEqualTo(probability < 0.5);
  }

  @Test
  void a_series_that_moved_before_a_change_clears_it() {
    SuspectRanking.Ranked ranked =
        SuspectRanking.rank(
            List.of(checkout()), List.of(change("after", "checkout", EventKind.DEPLOY, -3)));

    assertThat(ranked.suspects()).isEmpty();
    assertThat(ranked.nothing()).isEqualTo(1);
  }

  @Test
  void a_change_within_the_onset_s_interval_is_not_cleared() {
    SuspectRanking.Ranked ranked =
        SuspectRanking.rank(
            List.of(checkout()), List.of(change("within", "checkout", EventKind.DEPLOY, -2)));

    assertThat(ranked.suspects()).hasSize(1);
  }

  @Test
  void one_series_that_moved_before_is_enough_to_clear_it() {
    var search =
        new SuspectRanking.Affected(
            "search", Set.of("payment"), SHIFT.minusSeconds(300), SHIFT.minusSeconds(280), BUCKET);

    assertThat(
            SuspectRanking.rank(
                    List.of(checkout(), search),
                    List.of(change("c1", "payment", EventKind.DEPLOY, 2)))
                .suspects())
        .isEmpty();
  }

  @Test
  void what_several_callers_share_is_suspected_more() {
    var search =
        new SuspectRanking.Affected(
            "search", Set.of("payment"), SHIFT, SHIFT.plusSeconds(20), BUCKET);
    Change payment = change("c1", "payment", EventKind.DEPLOY, 1);

    double alone =
        SuspectRanking.rank(List.of(checkout()), List.of(payment))
            .suspects()
            .getFirst()
            .probability();
    double both =
        SuspectRanking.rank(List.of(checkout(), search), List.of(payment))
            .suspects()
            .getFirst()
            .probability();
    assertThat(both).isGreaterThan(alone);
  }

  @Test
  void copies_of_a_change_count_once_and_as_the_closest() {
    SuspectRanking.Ranked ranked =
        SuspectRanking.rank(
            List.of(checkout()),
            List.of(
                change("host", "search", EventKind.CONFIG, 1),
                change("host", "checkout", EventKind.CONFIG, 1)));

    assertThat(ranked.suspects()).hasSize(1);
    assertThat(ranked.suspects().getFirst().change().service()).isEqualTo("checkout");
  }

  @Test
  void an_interval_that_ends_before_it_begins_is_refused() {
    assertThatThrownBy(() ->
            new SuspectRanking.Affected("checkout", Set.of(), SHIFT, SHIFT.minusSeconds(1), BUCKET))
        .hasMessageContaining("to must not be before");
  }
}
