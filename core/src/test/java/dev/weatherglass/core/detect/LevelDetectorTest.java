package dev.weatherglass.core.detect;

import static dev.weatherglass.core.detect.Series.firing;
import static dev.weatherglass.core.detect.Series.judge;
import static dev.weatherglass.core.detect.Series.latencies;
import static dev.weatherglass.core.detect.Series.missing;
import static dev.weatherglass.core.detect.Series.times;
import static dev.weatherglass.core.detect.Series.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevelDetectorTest {

  private static final double ALPHA = 0.01;

  private final Trial<?> checkoutLatency = trial(SeriesKind.LEVEL, Direction.UP, latencies(240, 1));

  @Test
  void thirty_percent_more_latency_fires_within_ten_buckets_and_is_told_in_full() {
    List<Trial<?>> evidence = judge(checkoutLatency, times(1.3, latencies(40, 2)));

    assertThat(firing(evidence, ALPHA)).isBetween(1, 9);
    EffectEstimate effect = evidence.getLast().effect();
    assertThat(effect.unit()).isEqualTo(EffectEstimate.Unit.RATIO);
    assertThat(effect.estimate()).isCloseTo(1.3, within(0.06));
    assertThat(effect.interval().contains(1.3)).isTrue();
    assertThat(effect.interval().low()).isGreaterThan(1.1);
    assertThat(evidence.getLast().before(0)).isCloseTo(200, within(10.0));
    assertThat(evidence.getLast().effect().appliedTo(200)).isCloseTo(260, within(15.0));
  }

  @Test
  void a_cold_start_that_fades_stays_quiet() {
    List<Observation> calm = latencies(60, 3);
    List<Observation> cold = new ArrayList<>();
    for (int age = 0; age < calm.size(); age++) {
      cold.add(times(1 + 0.5 * WarmUp.at(age), calm.subList(age, age + 1)).getFirst());
    }

    assertThat(firing(judge(checkoutLatency, cold), ALPHA)).isEqualTo(-1);
  }

  @Test
  void a_shift_beyond_the_limits_is_told_in_its_full_size() {
    Trial<?> evidence = judge(checkoutLatency, times(5, latencies(20, 2))).getLast();

    assertThat(evidence.effect().estimate()).isCloseTo(5, within(0.5));
    assertThat(evidence.effect().interval().contains(5)).isTrue();
    assertThat(evidence.effect().appliedTo(200)).isCloseTo(1000, within(100.0));
  }

  @Test
  void a_good_deploy_stays_quiet_and_its_interval_closes_around_nothing() {
    List<Trial<?>> evidence = judge(checkoutLatency, latencies(120, 3));

    assertThat(firing(evidence, ALPHA)).isEqualTo(-1);
    assertThat(evidence.getLast().effect().interval().contains(1)).isTrue();
    assertThat(evidence.getLast().effect().interval().high()).isLessThan(1.2);
  }

  /// A model that explains a series best without a step may see none in it: its estimate is not
  /// told.
  @ParameterizedTest
  @ValueSource(doubles = {0, .6, .9})
  void the_estimate_lies_within_its_interval_at_every_bucket(double phi) {
    for (long seed = 1; seed <= 30; seed++) {
      Trial<?> watched = trial(SeriesKind.LEVEL, Direction.UP, calm(phi, 240, seed));
      for (Trial<?> each : judge(watched, times(1.25, calm(phi, 60, 100 + seed)))) {
        EffectEstimate effect = each.effect();
        assertThat(effect.interval().contains(effect.estimate())).as("seed %d", seed).isTrue();
      }
    }
  }

  private static List<Observation> calm(double phi, int length, long seed) {
    return Series.observations(
        Series.autoregression(phi, length, seed), x -> 200 * Math.exp(0.03 * x));
  }

  @Test
  void a_drop_counts_only_where_lower_is_worse() {
    List<Observation> baseline = latencies(240, 1);
    List<Observation> drop = times(0.7, latencies(40, 2));

    assertThat(firing(judge(trial(SeriesKind.LEVEL, Direction.UP, baseline), drop), ALPHA))
        .isEqualTo(-1);
    assertThat(firing(judge(trial(SeriesKind.LEVEL, Direction.DOWN, baseline), drop), ALPHA))
        .isPositive();
    assertThat(firing(judge(trial(SeriesKind.LEVEL, Direction.EITHER, baseline), drop), ALPHA))
        .isPositive();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e9, 1e149, Double.POSITIVE_INFINITY, Double.NaN})
  void a_single_outlier_does_not_fire(double outlier) {
    for (int at = 0; at < 40; at++) {
      List<Observation> after = new ArrayList<>(latencies(60, 3));
      after.set(at, Observation.of(outlier));

      List<Trial<?>> evidence = judge(checkoutLatency, after);

      assertThat(firing(evidence, ALPHA)).as("outlier in bucket %d", at).isEqualTo(-1);
      assertThat(evidence.getLast().effect().estimate()).isCloseTo(1, within(0.1));
    }
  }

  @Test
  void a_bucket_without_data_changes_nothing_that_is_told() {
    Trial<?> three = checkoutLatency;
    for (Observation observation : times(1.3, latencies(3, 2))) {
      three = three.next(observation);
    }

    Evidence before = three.evidence();
    Trial<?> after = judge(three, missing(50)).getLast();

    assertThat(after.evidence().lnE()).isCloseTo(before.lnE(), within(0.1));
    assertThat(after.evidence().seen()).isEqualTo(3);
  }

  @Test
  void before_the_first_bucket_with_data_nothing_is_known() {
    Trial<?> evidence = judge(checkoutLatency, missing(3)).getLast();

    assertThat(evidence.evidence().lnE()).isZero();
    assertThat(evidence.effect())
        .isEqualTo(
            new EffectEstimate(
                EffectEstimate.Unit.RATIO, 1, new Interval(0, Double.POSITIVE_INFINITY)));
  }

  @Test
  void gaps_in_the_baseline_do_no_harm() {
    List<Observation> baseline = new ArrayList<>(latencies(240, 1));
    Collections.fill(baseline.subList(100, 150), new Observation.Missing());
    baseline.set(0, new Observation.Missing());

    List<Trial<?>> evidence =
        judge(trial(SeriesKind.LEVEL, Direction.UP, baseline), times(1.3, latencies(40, 2)));

    assertThat(firing(evidence, ALPHA)).isBetween(1, 12);
  }

  @Test
  void nineteen_buckets_are_too_few_and_twenty_are_not() {
    List<Observation> nineteen =
        Stream.concat(latencies(19, 1).stream(), missing(5).stream()).toList();

    assertThat(Detectors.forSeries(SeriesKind.LEVEL, Direction.UP, nineteen))
        .isEqualTo(
            new Detection.Refused(
                Detection.Reason.TOO_FEW_BUCKETS,
                "a baseline needs 20 buckets with data but has 19"));
    assertThat(Detectors.forSeries(SeriesKind.LEVEL, Direction.UP, latencies(20, 1)))
        .isInstanceOf(Detection.Ready.class);
  }

  @Test
  void nothing_at_all_is_too_few() {
    assertThat(Detectors.forSeries(SeriesKind.LEVEL, Direction.UP, List.of()))
        .isEqualTo(
            new Detection.Refused(
                Detection.Reason.TOO_FEW_BUCKETS,
                "a baseline needs 20 buckets with data but has 0"));
  }

  /// The standard deviation of many equal numbers is not quite zero: what rounding leaves is no
  /// spread.
  @Test
  void a_constant_baseline_of_any_level_and_length_is_refused() {
    var random = new SplittableRandom(20_261_124);
    for (int i = 0; i < 3_000; i++) {
      double level = Math.pow(10, random.nextInt(-9, 10)) * (1 + random.nextDouble());
      int missing = random.nextInt(0, 221);
      List<Observation> baseline = new ArrayList<>();
      for (int t = 0; t < 240; t++) {
        baseline.add(t < missing ? new Observation.Missing() : new Observation.Value(level));
      }

      assertThat(Detectors.forSeries(SeriesKind.LEVEL, Direction.UP, baseline))
          .as("%s after %s missing", level, missing)
          .isInstanceOfSatisfying(
              Detection.Refused.class,
              refused -> assertThat(refused.reason()).isEqualTo(Detection.Reason.CONSTANT));
    }
  }

  /// Whatever a sender makes up: a detector, or a stated reason why there is none.
  @Test
  void no_baseline_makes_an_exception() {
    var random = new SplittableRandom(7);
    for (int i = 0; i < 4_000; i++) {
      int kind = i % 6;
      double level = Math.pow(10, random.nextInt(-9, 10));
      double share = random.nextDouble() / (1 << random.nextInt(9));
      List<Observation> baseline = new ArrayList<>();
      for (int t = 0; t < 240; t++) {
        boolean hit = random.nextDouble() < share;
        double value =
            switch (kind) {
              case 0 -> hit ? 2 * level : level;
              case 1 -> hit ? 0 : level;
              case 2 -> level * (1 + 1e-12 * random.nextInt(3));
              case 3 -> hit ? -level : level * t;
              case 4 -> t % 2 * level;
              default -> hit ? 1e149 : level;
            };
        baseline.add(
            random.nextDouble() < share / 2
                ? new Observation.Missing()
                : new Observation.Value(value));
      }

      Detection detection = Detectors.forSeries(SeriesKind.LEVEL, Direction.EITHER, baseline);
      if (detection instanceof Detection.Ready(Trial<?> trial)) {
        for (Trial<?> each : judge(trial, baseline.subList(0, 5))) {
          assertThat(each.evidence().lnE()).as("kind %d, run %d", kind, i).isNotNaN();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, -3, 1e149, 1e-300})
  void a_constant_baseline_is_refused(double level) {
    Detection detection =
        Detectors.forSeries(
            SeriesKind.LEVEL, Direction.UP, Collections.nCopies(60, Observation.of(level)));

    assertThat(detection)
        .isInstanceOfSatisfying(
            Detection.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Detection.Reason.CONSTANT));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-20, 1, 1e20, 1e149})
  void any_unit_and_any_later_value_gives_a_finite_answer(double unit) {
    for (boolean positive : new boolean[] {true, false}) {
      List<Observation> baseline =
          Series.observations(
              Series.autoregression(0, 60, 4), x -> unit * (positive ? Math.exp(0.1 * x) : x / 9));
      List<Observation> after =
          Stream.of(0, 1e-320, -1e150, 1e150, 1e300, Double.NaN, Double.NEGATIVE_INFINITY, unit)
              .map(value -> Observation.of(value.doubleValue()))
              .toList();

      List<Trial<?>> evidence = judge(trial(SeriesKind.LEVEL, Direction.EITHER, baseline), after);

      assertThat(evidence).allSatisfy(each -> assertThat(each.evidence().lnE()).isFinite());
    }
  }

  @Test
  void a_baseline_with_values_beyond_all_measure_gives_a_finite_answer() {
    List<Observation> baseline = new ArrayList<>(latencies(60, 4));
    baseline.set(3, Observation.of(-1e150));
    baseline.set(9, Observation.of(1e150));
    baseline.set(12, Observation.of(1e300));

    List<Trial<?>> evidence =
        judge(trial(SeriesKind.LEVEL, Direction.UP, baseline), latencies(20, 5));

    assertThat(evidence).allSatisfy(each -> assertThat(each.evidence().lnE()).isFinite());
  }

  @Test
  void counts_in_a_series_of_levels_are_a_mistake_of_ours() {
    assertThatThrownBy(() -> checkoutLatency.next(Observation.of(1, 10)))
        .hasMessage(
            "observation must fit a series of kind LEVEL but was Counts[errors=1, requests=10]");
  }
}
