package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The evidence for each of several changes (DETECTION 2.1c, lag 0) against the same computed from
/// whole covariance matrices.
class SeveralOnsetsTest {

  private static final int BASELINE = 70;
  private static final int BUCKETS = 92;
  private static final List<Integer> ONSETS = List.of(0, 5, 12, 20);
  private static final int[] GAPS = {8, 9, 40, BASELINE + 5, BASELINE + 7, BASELINE + 21};
  private static final int[] BACKGROUND = {8, 16, 24, 32, 40, 48, 56};

  @SuppressWarnings("unused") // by the tests below
  private static Stream<NoiseBank> banks() {
    return Stream.concat(
        NoiseModels.GRID.stream().map(model -> NoiseModels.equal(List.of(model))),
        Stream.of(NoiseModels.CALIBRATED));
  }

  @ParameterizedTest
  @MethodSource("banks")
  void without_warm_ups_it_is_what_the_covariance_matrix_says(NoiseBank bank) {
    check(bank, WarmUp.NONE, Direction.EITHER);
  }

  @ParameterizedTest
  @MethodSource("banks")
  void so_it_is_where_every_change_may_have_a_warm_up(NoiseBank bank) {
    check(bank, new WarmUp(0.3), Direction.EITHER);
  }

  @ParameterizedTest
  @MethodSource("banks")
  void so_it_is_where_only_one_direction_is_worse(NoiseBank bank) {
    check(bank, new WarmUp(0.5), Direction.DOWN);
  }

  private static void check(NoiseBank bank, WarmUp warmUp, Direction direction) {
    double[] series = series(23);
    Plan plan = new Plan(bank, Shapes.STEP, SizePrior.MIXED, ONSETS, warmUp);
    Fit fit = Fit.start(Design.start(plan, BASELINE));
    for (int t = 0; t < BUCKETS; t++) {
      fit = fit.next(series[t]);
      if (t == BASELINE + 3 || t == BASELINE + 13 || t == BUCKETS - 1) {
        Marginals marginals = new Marginals(fit, direction);
        for (int change : plan.started(t - BASELINE)) {
          assertThat(marginals.lnE(change, warmUp))
              .as("change %d at bucket %d", change, t)
              .isCloseTo(
                  dense(plan, Arrays.copyOf(series, t + 1), change, direction), within(1e-5));
        }
      }
    }
  }

  private static double dense(Plan plan, double[] series, int change, Direction direction) {
    int time = series.length - 1 - BASELINE;
    LogSum nothing = new LogSum();
    LogSum shift = new LogSum();
    for (int m = 0; m < plan.models(); m++) {
      NoiseModel model = plan.bank().models().get(m);
      double unit = model.innovationVariance();
      double lnModel = Math.log(plan.bank().prior().get(m));
      ToDoubleFunction<DenseNoise> plain = noise -> lnModel + noise.lnMarginal();
      for (int w = 0; w < 2; w++) {
        double prior = w == 0 ? 1 - plan.warmUp().probability() : plan.warmUp().probability();
        if (prior == 0) {
          continue;
        }
        DenseNoise noise = new DenseNoise(model, series);
        for (int started : w == 0 ? List.<Integer>of() : plan.started(time)) {
          int onset = BASELINE + plan.onset(started);
          noise = noise.plus(16 * unit, t -> t < onset ? 0 : WarmUp.at(t - onset));
        }
        nothing.add(Math.log(0.88 * prior) + plain.applyAsDouble(noise));
        for (int age : BACKGROUND) {
          nothing.add(
              Math.log(0.12 / BACKGROUND.length * prior)
                  + plain.applyAsDouble(noise.plus(unit, step(BASELINE - age))));
        }
        for (int g = 0; g < plan.sizes().sizes().size(); g++) {
          double size = plan.sizes().sizes().get(g);
          double variance = size * size * unit;
          IntToDoubleFunction step = step(BASELINE + plan.onset(change));
          double share =
              switch (direction) {
                case EITHER -> 1;
                case UP -> 2 * noise.positive(variance, step);
                case DOWN -> 2 * (1 - noise.positive(variance, step));
              };
          shift.add(
              Math.log(plan.sizes().weights().get(g) * prior * share)
                  + plain.applyAsDouble(noise.plus(variance, step)));
        }
      }
    }
    return shift.ln() - nothing.ln();
  }

  private static IntToDoubleFunction step(int onset) {
    return t -> t < onset ? 0 : 1;
  }

  /// A wandering series with a warm-up at the second change and a fall at the third.
  private static double[] series(long seed) {
    Random random = new Random(seed);
    double[] series = Series.autoregression(0.6, BUCKETS, seed);
    for (int t = 0; t < BUCKETS; t++) {
      int since = t - BASELINE;
      series[t] +=
          50
              + random.nextGaussian() / 2
              + (since < 5 ? 0 : 3 * WarmUp.at(since - 5))
              - (since < 12 ? 0 : 1.5);
    }
    for (int gap : GAPS) {
      series[gap] = Double.NaN;
    }
    return series;
  }
}
