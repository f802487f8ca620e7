package dev.weatherglass.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacebosTest {

  private static final double THRESHOLD = 3.4;

  private static Placebos placebos(int runs, int fired, double whereFired) {
    Placebos placebos = Placebos.NONE;
    for (int i = 0; i < runs; i++) {
      placebos = placebos.with(i, i < fired ? whereFired : -1, THRESHOLD);
    }
    return placebos;
  }

  @ParameterizedTest
  @CsvSource({
    // Wilson's interval, as R's prop.test(correct = FALSE) gives it
    "40, 1, 0.0044, 0.1288",
    "100, 0, 0, 0.0370",
    "100, 10, 0.0552, 0.1744"
  })
  void the_rate_has_an_interval(int runs, int fired, double low, double high) {
    PlaceboRecord told = placebos(runs, fired, 5).told(THRESHOLD);

    assertThat(told.low()).isCloseTo(low, within(1e-4));
    assertThat(told.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void a_series_that_fires_now_and_then_keeps_its_threshold() {
    assertThat(placebos(100, 5, 6).told(THRESHOLD).raise()).isZero();
  }

  @Test
  void a_series_that_fires_clearly_too_often_needs_more_evidence() {
    assertThat(placebos(100, 10, 6).told(THRESHOLD).raise()).isCloseTo(6 - THRESHOLD, within(1e-6));
  }

  @Test
  void a_few_placebos_raise_nothing() {
    assertThat(placebos(5, 5, 6).told(THRESHOLD).raise()).isZero();
  }

  @Test
  void only_the_last_two_hundred_heights_are_kept() {
    Placebos placebos = placebos(1_000, 10, 6);

    assertThat(placebos.highest()).hasSize(200);
    assertThat(placebos.runs()).isEqualTo(1_000);
  }

  @Test
  void more_alarms_than_runs_are_refused() {
    assertThatThrownBy(() -> new PlaceboRecord(3, 4, 0)).hasMessageContaining("fired");
  }
}
