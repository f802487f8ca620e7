package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class InterventionTestTest {

  private static final NoiseBank BANK = NoiseModels.CALIBRATED;
  private static final double[] STEP = {1};
  private static final int BASELINE = 240;
  private static final int AFTER = 60;

  private static Reading read(Direction direction, double[] series) {
    return new InterventionTest(BANK, direction, SizePrior.MIXED, WarmUp.NONE).read(state(series));
  }

  private static BankState state(double[] series) {
    BankState state = BANK.start();
    for (int t = 0; t < BASELINE; t++) {
      BANK.observe(state, series[t]);
    }
    BankState watched = state.withRegressor();
    for (int t = BASELINE; t < series.length; t++) {
      BANK.observe(watched, series[t], STEP);
    }
    return watched;
  }

  private static double[] series(double memory, double step, long seed) {
    double[] series = Series.autoregression(memory, BASELINE + AFTER, seed);
    for (int t = BASELINE; t < series.length; t++) {
      series[t] += step;
    }
    return series;
  }

  private static double[] each(double[] series, DoubleUnaryOperator change) {
    return Arrays.stream(series).map(change).toArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1e3", "1, -1e6", "1e-6, 0", "1e6, 0", "1e6, 1e12", "0.001, 1000"})
  void neither_level_nor_unit_matters(double unit, double level) {
    double[] series = series(0.6, 1, 5);
    Reading plain = read(Direction.UP, series);

    Reading moved = read(Direction.UP, each(series, x -> level + unit * x));

    assertThat(moved.lnE()).isCloseTo(plain.lnE(), within(1e-6));
    assertThat(moved.effect() / unit).isCloseTo(plain.effect(), within(1e-6));
    assertThat(moved.confidenceSet(0.1).high() / unit)
        .isCloseTo(plain.confidenceSet(0.1).high(), within(1e-4));
  }

  @Test
  void up_is_down_of_the_mirror_image() {
    double[] series = series(0.3, 0.7, 6);

    assertThat(read(Direction.DOWN, each(series, x -> -x)).lnE())
        .isCloseTo(read(Direction.UP, series).lnE(), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6, 0.9})
  void a_state_survives_storage_at_every_step(double memory) {
    JsonMapper json = JsonMapper.shared();
    double[] series = series(memory, 1, 7);
    series[10] = Double.NaN;
    series[BASELINE + 3] = Double.NaN;
    BankState kept = BANK.start().withRegressor();
    BankState stored = kept.copy();

    for (double value : series) {
      BANK.observe(kept, value, STEP);
      BANK.observe(stored, value, STEP);
      stored = json.readValue(json.writeValueAsString(stored), BankState.class);
      assertThat(stored).isEqualTo(kept).hasSameHashCodeAs(kept);
    }
  }

  @Test
  void room_for_a_regressor_is_as_if_it_had_been_zero_all_along() {
    double[] series = series(0.6, 1, 8);
    BankState always = BANK.start().withRegressor();
    for (int t = 0; t < series.length; t++) {
      BANK.observe(always, series[t], new double[] {t < BASELINE ? 0 : 1});
    }

    assertThat(state(series)).isEqualTo(always);
  }

  @Test
  void a_copy_does_not_move_with_its_original() {
    BankState state = BANK.start();
    BankState copy = state.copy();

    BANK.observe(state, 1);

    assertThat(copy).isEqualTo(BANK.start()).isNotEqualTo(state);
  }

  @Test
  void evidence_cannot_jump_beyond_what_one_bucket_can_say() {
    for (int seed = 0; seed < 20; seed++) {
      double[] series = series(0.9, 20, seed);
      double before = 0;
      for (int length = BASELINE + 1; length <= series.length; length++) {
        double lnE = read(Direction.UP, Arrays.copyOf(series, length)).lnE();
        assertThat(Math.abs(lnE - before)).isLessThan(Math.log1p(length) * length / 2);
        before = lnE;
      }
      assertThat(before).isBetween(5.0, Math.log1p(series.length) * series.length / 2);
    }
  }

  @Test
  void a_constant_series_gives_no_evidence_and_no_nonsense() {
    double lnE = read(Direction.UP, each(series(0, 0, 1), _ -> 5)).lnE();

    assertThat(lnE).isFinite().isLessThan(1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6})
  void the_confidence_set_holds_the_true_step_as_often_as_it_says(double memory) {
    int held = 0;
    for (int seed = 0; seed < 200; seed++) {
      held += read(Direction.UP, series(memory, 2, seed)).confidenceSet(0.1).contains(2) ? 1 : 0;
    }

    assertThat(held).isGreaterThanOrEqualTo(180);
  }

  @Test
  void the_set_ends_where_the_evidence_against_a_step_reaches_its_level() {
    double[] series = series(0, 2, 9);
    Interval set = read(Direction.UP, series).confidenceSet(0.1);

    assertThat(set.isBounded()).isTrue();
    for (double end : new double[] {set.low(), set.high()}) {
      double[] shifted = series.clone();
      for (int t = BASELINE; t < shifted.length; t++) {
        shifted[t] -= end;
      }
      assertThat(read(Direction.EITHER, shifted).lnE()).isCloseTo(Math.log(10), within(1e-2));
    }
  }

  @Test
  void the_first_bucket_leaves_more_open_than_sixty_do() {
    double[] series = series(0, 0, 10);

    Interval first = read(Direction.UP, Arrays.copyOf(series, BASELINE + 1)).confidenceSet(0.1);
    Interval last = read(Direction.UP, series).confidenceSet(0.1);

    assertThat(first.high() - first.low()).isGreaterThan(4 * (last.high() - last.low()));
  }

  @Test
  void one_model_alone_has_its_confidence_set_in_closed_form() {
    NoiseBank white = NoiseModels.equal(NoiseModels.GRID.subList(0, 1));
    BankState state = white.start();
    double[] series = series(0, 1, 11);
    for (int t = 0; t < BASELINE; t++) {
      white.observe(state, series[t]);
    }
    BankState watched = state.withRegressor();
    for (int t = BASELINE; t < series.length; t++) {
      white.observe(watched, series[t], STEP);
    }
    Reading reading =
        new InterventionTest(white, Direction.EITHER, SizePrior.of(1), WarmUp.NONE).read(watched);

    assertThat(reading.leadingInterval(0.1).low())
        .isCloseTo(reading.confidenceSet(0.1).low(), within(1e-3));
    assertThat(reading.leadingInterval(0.1).high())
        .isCloseTo(reading.confidenceSet(0.1).high(), within(1e-3));
  }
}
