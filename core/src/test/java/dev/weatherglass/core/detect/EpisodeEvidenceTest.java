package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for the evidence of an episode whatever its series look like.
class EpisodeEvidenceTest {

  private static final int BASELINE = 60;
  private static final int AFTER = 30;
  private static final List<Integer> ONSETS = List.of(0, 7, 15);

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 1e6", "1, -1e6", "1e-6, 0", "1e6, 0", "1e6, 1e12", "0.001, 1000"})
  void neither_level_nor_unit_matters_to_any_change(double unit, double level) {
    double[] series = series(31);
    Plan plan = Plan.of(ONSETS);

    double[][] plain = lnE(plan, series, x -> x);
    double[][] moved = lnE(plan, series, x -> level + unit * x);

    for (int t = 0; t < AFTER; t++) {
      assertThat(moved[t]).as("bucket %d", t).containsExactly(plain[t], within(1e-5));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1e-3, 1e3, 1e12})
  void a_latency_may_be_told_in_any_unit(double unit) {
    List<Observation> baseline = Series.latencies(BASELINE, 32);
    List<Observation> after = Series.times(1.2, Series.latencies(AFTER, 33));

    List<Trial<?>> plain = judged(new Detectors(Plan.of(ONSETS), BASELINE), baseline, after);
    List<Trial<?>> scaled =
        judged(
            new Detectors(Plan.of(ONSETS), BASELINE),
            Series.times(unit, baseline),
            Series.times(unit, after));

    for (int t = 0; t < AFTER; t++) {
      for (int change = 0; change < ONSETS.size(); change++) {
        assertThat(scaled.get(t).evidence(change).lnE())
            .isCloseTo(plain.get(t).evidence(change).lnE(), within(1e-6));
      }
    }
  }

  @Test
  void no_series_learns_from_those_it_shares_its_filters_with() {
    List<List<Observation>> series = IntStream.range(0, 5).mapToObj(this::gappy).toList();
    List<List<Trial<?>>> alone =
        series.stream()
            .map(each -> judged(new Detectors(Plan.of(ONSETS), BASELINE), each))
            .toList();

    for (int[] order : new int[][] {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 0, 4, 1, 3}}) {
      Detectors together = new Detectors(Plan.of(ONSETS), BASELINE);
      for (int i : order) {
        List<Trial<?>> trials = judged(together, series.get(i));
        for (int t = 0; t < AFTER; t++) {
          assertThat(trials.get(t).latest().evidence())
              .isEqualTo(alone.get(i).get(t).latest().evidence());
        }
      }
    }
  }

  @Test
  void series_share_their_filters_as_long_as_they_have_the_same_gaps() {
    Detectors detectors = new Detectors(Plan.of(ONSETS), BASELINE);
    List<Trial<?>> one = judged(detectors, gappy(0));
    List<Trial<?>> alike = judged(detectors, gappy(3));
    List<Trial<?>> other = judged(detectors, gappy(1));
    List<Trial<?>> later = judged(detectors, parting());

    assertThat(design(alike.getLast())).isSameAs(design(one.getLast()));
    assertThat(design(other.getFirst())).isNotSameAs(design(one.getFirst()));
    assertThat(design(later.get(10))).isSameAs(design(one.get(10)));
    assertThat(design(later.get(11))).isNotSameAs(design(one.get(11)));
  }

  @Test
  void evidence_cannot_jump_beyond_what_one_bucket_can_say() {
    for (int seed = 0; seed < 30; seed++) {
      double[] series = series(seed);
      Random random = new Random(seed);
      for (int outlier = 0; outlier < 6; outlier++) {
        series[random.nextInt(series.length)] *= Math.pow(10, 1 + random.nextInt(8));
      }
      double[] before = new double[ONSETS.size()];
      double[][] evidence = lnE(Plan.of(ONSETS), series, x -> x);
      for (int t = 0; t < AFTER; t++) {
        int seen = BASELINE + t + 1;
        for (int change = 0; change < before.length; change++) {
          double now = Double.isNaN(evidence[t][change]) ? 0 : evidence[t][change];
          assertThat(Math.abs(now - before[change]))
              .as("seed %d bucket %d change %d", seed, t, change)
              .isLessThan(Math.log1p(seen) * (seen - 1) / 2);
          before[change] = now;
        }
      }
    }
  }

  /// So wrong a direction that the probability of the right one is no double any more.
  @ParameterizedTest
  @ValueSource(doubles = {-1e2, -1e4, -1e8, 1e2, 1e4, 1e8})
  void evidence_is_a_number_however_far_a_series_jumps(double jump) {
    double[] series = Series.autoregression(0, BASELINE + AFTER, 34);
    for (int t = BASELINE; t < series.length; t++) {
      series[t] += jump;
    }

    double[][] evidence = lnE(Plan.of(ONSETS), series, x -> x);
    for (int t = 0; t < AFTER; t++) {
      for (int change = 0; change < ONSETS.size(); change++) {
        if (t >= ONSETS.get(change)) {
          assertThat(evidence[t][change]).as("change %d bucket %d", change, t).isFinite();
          assertThat(jump > 0 ? 0 : evidence[t][change]).isLessThan(1);
        }
      }
    }
  }

  @Test
  void a_change_that_has_not_begun_has_no_evidence() {
    Detectors detectors = new Detectors(Plan.of(ONSETS), BASELINE);
    List<Trial<?>> trials =
        judged(
            detectors, Series.latencies(BASELINE, 1), Series.times(3, Series.latencies(AFTER, 2)));

    for (int t = 0; t < AFTER; t++) {
      for (int change = 0; change < ONSETS.size(); change++) {
        if (t < ONSETS.get(change)) {
          assertThat(trials.get(t).evidence(change)).isEqualTo(Evidence.NONE);
        } else {
          assertThat(trials.get(t).evidence(change).seen()).isEqualTo(t - ONSETS.get(change) + 1);
        }
      }
    }
    assertThat(trials.get(6).evidence(0).lnE()).isGreaterThan(5);
  }

  @Test
  void nor_has_one_with_which_a_gap_began() {
    Detectors detectors = new Detectors(Plan.of(List.of(0, 3)), BASELINE);
    List<Observation> after = new ArrayList<>(Series.latencies(3, 2));
    after.addAll(Series.missing(4));
    after.addAll(Series.latencies(1, 3));

    List<Trial<?>> trials = judged(detectors, Series.latencies(BASELINE, 1), after);

    assertThat(trials.get(6).evidence(1)).isEqualTo(Evidence.NONE);
    assertThat(trials.get(7).evidence(1).seen()).isEqualTo(1);
  }

  /// Of each change after each bucket since the episode began; NaN before the change.
  private static double[][] lnE(Plan plan, double[] series, DoubleUnaryOperator unit) {
    double[][] lnE = new double[AFTER][plan.changes()];
    Fit fit = Fit.start(Design.start(plan, BASELINE));
    for (int t = 0; t < series.length; t++) {
      fit = fit.next(unit.applyAsDouble(series[t]));
      if (t >= BASELINE) {
        Arrays.fill(lnE[t - BASELINE], Double.NaN);
        Marginals marginals = new Marginals(fit, Direction.UP);
        for (int change : plan.started(t - BASELINE)) {
          lnE[t - BASELINE][change] = marginals.lnE(change, plan.warmUp());
        }
      }
    }
    return lnE;
  }

  private static double[] series(long seed) {
    double[] series = Series.autoregression(0.5, BASELINE + AFTER, seed);
    for (int t = BASELINE + 7; t < series.length; t++) {
      series[t] += 2;
    }
    return series;
  }

  /// Latencies whose gaps are those of one of three kinds.
  private List<Observation> gappy(int number) {
    var series = new ArrayList<>(Series.latencies(BASELINE + AFTER, 40 + number));
    int every = 5 + number % 3;
    for (int t = every; t < series.size(); t += every) {
      series.set(t, new Observation.Missing());
    }
    return series;
  }

  /// With the gaps of the first kind, and one more.
  private List<Observation> parting() {
    List<Observation> series = gappy(6);
    series.set(BASELINE + 11, new Observation.Missing());
    return series;
  }

  private static List<Trial<?>> judged(Detectors detectors, List<Observation> series) {
    return judged(detectors, series.subList(0, BASELINE), series.subList(BASELINE, series.size()));
  }

  private static List<Trial<?>> judged(
      Detectors detectors, List<Observation> baseline, List<Observation> after) {
    return switch (detectors.forSeries(SeriesKind.LEVEL, Direction.UP, 0, baseline)) {
      case Detection.Ready(Trial<?> trial) -> Series.judge(trial, after);
      case Detection.Refused refused -> throw new AssertionError(refused.sentence());
    };
  }

  private static Design design(Trial<?> trial) {
    return ((BankDetector.State) trial.latest().state()).fit().design;
  }
}
