package dev.weatherglass.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.verify.Effect;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersAsPeopleSayThemTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @ParameterizedTest
  @CsvSource({
    "0.182, 0.241, s, 182 → 241 ms",
    "0.9, 1.32, s, 0.9 → 1.32 s",
    "0.00012, 0.0009, s, 120 → 900 µs",
    "60, 300, s, 1 → 5 min",
    "0.002, 0.009, 1, 0.2 → 0.9 %",
    "0, 0.25, 1, 0 → 25 %",
    "1240, 800.4, 1/s, '1,240 → 800 per second'",
    "1073741824, 1610612736, By, 1 → 1.5 GiB",
    "3, 5, {items}, 3 → 5 {items}",
  })
  void two_levels_are_said_in_one_unit(double before, double after, String unit, String said) {
    assertThat(Levels.of(before, after, unit).arrow()).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "0.324, true, s, +32 %",
    "0.034, true, s, +3.4 %",
    "-0.41, true, 1/s, −41 %",
    "24, true, 1, '+2,400 %'",
    "0.007, false, 1, +0.7 points",
    "0.059, false, s, +59 ms",
    "-0.059, false, s, −59 ms",
  })
  void a_movement_has_a_sign_and_a_unit(double value, boolean relative, String unit, String said) {
    assertThat(Movement.of(new Effect(value, value, value, 0.99, relative), unit)).isEqualTo(said);
  }

  @Test
  void an_interval_without_an_end_says_only_the_other() {
    assertThat(Movement.interval(new Effect(0.3, 0.28, 0.36, 0.99, true), "s"))
        .isEqualTo("+28 to +36 %");
    assertThat(Movement.interval(new Effect(0.3, 0.28, INFINITY, 0.99, true), "s"))
        .isEqualTo("at least +28 %");
    assertThat(Movement.interval(new Effect(0.3, -INFINITY, 0.36, 0.99, true), "s"))
        .isEqualTo("at most +36 %");
    assertThat(Movement.interval(new Effect(0.3, -INFINITY, INFINITY, 0.99, true), "s")).isNull();
  }

  @Test
  void the_ends_of_an_interval_are_said_in_the_unit_of_the_estimate() {
    assertThat(Movement.interval(new Effect(0.9, 0.8, 1.3, 0.99, false), "s"))
        .isEqualTo("+800 to +1,300 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "41, 41 s",
    "119, 119 s",
    "1020, 17 min",
    "7500, 2 h 5 min",
    "7200, 2 h",
    "273600, 3 d 4 h",
    "-5, 0 s",
  })
  void a_span_has_at_most_two_units(long seconds, String said) {
    assertThat(Spans.of(Duration.ofSeconds(seconds))).isEqualTo(said);
  }
}
