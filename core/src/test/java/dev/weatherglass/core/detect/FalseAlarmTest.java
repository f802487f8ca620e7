package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.Direction;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often nothing is taken for something, and something found, under the strict rule at 1 %.
class FalseAlarmTest {

  private static final int RUNS = 400;
  private static final int BASELINE = 240;
  private static final int AFTER = 40;
  private static final double ALPHA = 0.01;

  private static long alarms(SeriesKind kind, LongFunction<List<Observation>> world) {
    long alarms = 0;
    for (long seed = 0; seed < RUNS; seed++) {
      List<Observation> all = world.apply(seed);
      Trial<?> trial = Series.trial(kind, Direction.UP, all.subList(0, BASELINE));
      alarms += fires(trial, all.subList(BASELINE, all.size())) ? 1 : 0;
    }
    return alarms;
  }

  private static boolean fires(Trial<?> trial, List<Observation> after) {
    boolean before = false;
    for (Observation each : after) {
      trial = trial.next(each);
      boolean now = trial.evidence().refutes(ALPHA);
      if (before && now) {
        return true;
      }
      before = now;
    }
    return false;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6})
  void unchanged_series_fire_in_less_than_one_percent(double memory) {
    assertThat(
            alarms(
                SeriesKind.LEVEL,
                seed ->
                    Series.observations(
                        Series.autoregression(memory, BASELINE + AFTER, seed), x -> x)))
        .isLessThanOrEqualTo((long) (RUNS * ALPHA));
  }

  @Test
  void unchanged_error_ratios_fire_in_less_than_one_percent() {
    assertThat(
            alarms(SeriesKind.ERROR_RATIO, seed -> Series.counts(0.01, 60, BASELINE + AFTER, seed)))
        .isLessThanOrEqualTo((long) (RUNS * ALPHA));
  }

  @Test
  void a_shift_of_two_deviations_is_found_nearly_always() {
    assertThat(
            alarms(
                SeriesKind.LEVEL,
                seed -> {
                  double[] series = Series.autoregression(0, BASELINE + AFTER, seed);
                  for (int t = BASELINE; t < series.length; t++) {
                    series[t] += 2;
                  }
                  return Series.observations(series, x -> x);
                }))
        .isGreaterThan((long) (RUNS * 0.97));
  }
}
