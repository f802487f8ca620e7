package dev.weatherglass.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class CompetitionTest {

  private static final Instant ONSET = Instant.parse("2026-11-23T08:00:00Z");
  private static final Episode EPISODE =
      new Episode(
          "shop",
          "production",
          ONSET,
          List.of(
              contender("first", "shop", 0),
              contender("second", "shop", 60),
              contender("callee", "stock", 120)),
          Set.of("stock"),
          0.5);
  private static final ToDoubleFunction<Contender> NOT_ASKED =
      callee -> {
        throw new AssertionError(callee + " is not a callee's change");
      };

  @Test
  void a_change_alone_keeps_its_evidence() {
    assertThat(left(0, NOT_ASKED, 4.5, Double.NaN, Double.NaN)).isEqualTo(4.5);
  }

  @Test
  void a_weaker_change_of_the_same_service_takes_three_tenths_of_its_own_evidence() {
    assertThat(left(0, NOT_ASKED, 5, 3, Double.NaN))
        .isCloseTo(5 - Math.log(1 + 0.3 * Math.exp(3)), within(1e-12));
  }

  @Test
  void a_stronger_one_takes_all() {
    assertThat(left(0, NOT_ASKED, 5, 5.001, Double.NaN)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(left(1, NOT_ASKED, 5, 5.001, Double.NaN)).isGreaterThan(0);
  }

  @Test
  void at_a_tie_both_stay_and_little_is_left() {
    assertThat(left(0, NOT_ASKED, 9, 9, Double.NaN))
        .isEqualTo(left(1, NOT_ASKED, 9, 9, Double.NaN))
        .isCloseTo(-Math.log(0.3), within(1e-3));
  }

  @Test
  void a_callees_change_with_evidence_of_its_own_is_a_rival_like_any_other() {
    assertThat(left(0, _ -> 7, 5, Double.NaN, 4))
        .isCloseTo(5 - Math.log(1 + 0.3 * Math.exp(4)), within(1e-12));
    assertThat(left(0, _ -> 7, 5, Double.NaN, 6)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void one_whose_own_series_are_unknown_is_too() {
    assertThat(left(0, _ -> 0, 5, Double.NaN, 6)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void one_whose_own_series_show_nothing_cannot_take_the_blame() {
    assertThat(left(0, _ -> -1, 5, Double.NaN, 6))
        .isCloseTo(5 - Math.log(1 + 0.3 * Math.exp(6 - 5)), within(1e-12));
    assertThat(left(0, _ -> -4, 5, Double.NaN, 6)).isCloseTo(5, within(1e-5));
  }

  @Test
  void all_rivals_are_added_up() {
    assertThat(left(0, _ -> -0.2, 8, 3, 4))
        .isCloseTo(8 - Math.log(1 + 0.3 * Math.exp(3) + 0.3 * Math.exp(4 - 1)), within(1e-12));
  }

  @Test
  void evidence_too_large_for_its_exponential_is_still_compared() {
    assertThat(left(0, NOT_ASKED, 5000, 4000, Double.NaN)).isGreaterThan(4000).isFinite();
    assertThat(left(1, NOT_ASKED, 5000, 4000, Double.NaN)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static double left(
      int contender, ToDoubleFunction<Contender> onOwnSeries, double... lnE) {
    return Competition.left(EPISODE, lnE, contender, onOwnSeries);
  }

  private static Contender contender(String verification, String service, int seconds) {
    return new Contender(
        verification, service, ONSET.plusSeconds(seconds), service.equals("shop"), null);
  }
}
