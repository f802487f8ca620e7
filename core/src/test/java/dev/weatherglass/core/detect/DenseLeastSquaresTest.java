package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The filters against the textbook: the whole covariance matrix, factored. What has a normal prior
/// is part of the covariance there, not a column.
class DenseLeastSquaresTest {

  @SuppressWarnings("unused") // by the tests below
  private static final List<NoiseModel> GRID = NoiseModels.GRID;

  private static final int BUCKETS = 40;
  private static final int CHANGE = 25;
  private static final double SIZE = 1.5;
  private static final int[] PRESENT =
      IntStream.range(0, BUCKETS).filter(t -> t != 7 && t != 8 && t != CHANGE + 2).toArray();

  private final double[] series = series(17);

  @ParameterizedTest
  @FieldSource("GRID")
  void the_innovations_carry_all_that_the_covariance_matrix_does(NoiseModel model) {
    StepFit fit = StepFit.plain(model, 0, filtered(model), 0);

    double[][] noise = noise(model);

    check(model, fit, noise);
  }

  @ParameterizedTest
  @FieldSource("GRID")
  void so_they_do_where_a_transient_comes_with_the_change(NoiseModel model) {
    StepFit fit = StepFit.afterWarmUp(model, 0, filtered(model), 0);

    double[][] noise = noise(model);
    add(noise, 16 * model.innovationVariance(), t -> t < CHANGE ? 0 : WarmUp.at(t - CHANGE));

    check(model, fit, noise);
  }

  private void check(NoiseModel model, StepFit fit, double[][] noise) {
    assertThat(fit.lnNull(0)).isCloseTo(lnMarginal(noise), within(1e-8));

    double[][] root = cholesky(noise);
    double[] ones = whiten(root, _ -> 1);
    double[] steps = whiten(root, t -> t < CHANGE ? 0 : 1);
    double[] values = whiten(root, t -> series[t]);
    double information = dot(steps, steps) - square(dot(steps, ones)) / dot(ones, ones);
    double score = dot(steps, values) - dot(steps, ones) * dot(values, ones) / dot(ones, ones);
    assertThat(fit.effect()).isCloseTo(score / information, within(1e-8));

    add(noise, SIZE * SIZE * model.innovationVariance(), t -> t < CHANGE ? 0 : 1);
    assertThat(SizedStep.of(fit, SIZE, 1).lnMarginal(Direction.EITHER, 0))
        .isCloseTo(lnMarginal(noise), within(1e-8));
  }

  private BankState filtered(NoiseModel model) {
    NoiseBank bank = NoiseModels.equal(List.of(model));
    BankState state = bank.start().withRegressor().withRegressor();
    for (int t = 0; t < BUCKETS; t++) {
      bank.observe(
          state,
          series[t],
          t < CHANGE ? new double[] {0, 0} : new double[] {1, WarmUp.at(t - CHANGE)});
    }
    return state;
  }

  private static double[] series(long seed) {
    Random random = new Random(seed);
    double[] series = new double[BUCKETS];
    Arrays.fill(series, Double.NaN);
    for (int t : PRESENT) {
      series[t] = 50 + random.nextGaussian() + (t < CHANGE ? 0 : 1.3);
    }
    return series;
  }

  /// Level and scale integrated out, up to what depends on the number of buckets only.
  private double lnMarginal(double[][] covariance) {
    double[][] root = cholesky(covariance);
    double[] ones = whiten(root, _ -> 1);
    double[] values = whiten(root, t -> series[t]);
    double squares = dot(values, values) - square(dot(values, ones)) / dot(ones, ones);
    double lnRoot = IntStream.range(0, root.length).mapToDouble(i -> Math.log(root[i][i])).sum();
    return -lnRoot - Math.log(dot(ones, ones)) / 2 - (PRESENT.length - 1) / 2.0 * Math.log(squares);
  }

  /// Of the buckets with data. A level that never returns starts with variance q.
  private static double[][] noise(NoiseModel model) {
    double[][] covariance = new double[PRESENT.length][PRESENT.length];
    for (int i = 0; i < PRESENT.length; i++) {
      for (int j = 0; j < PRESENT.length; j++) {
        int first = Math.min(PRESENT[i], PRESENT[j]);
        int lag = Math.abs(PRESENT[i] - PRESENT[j]);
        double variance = model.startVariance() + (model.phi() < 1 ? 0 : first * model.q());
        covariance[i][j] = Math.pow(model.phi(), lag) * variance + (i == j ? model.r() : 0);
      }
    }
    return covariance;
  }

  private static void add(double[][] covariance, double variance, IntToDoubleFunction column) {
    for (int i = 0; i < PRESENT.length; i++) {
      for (int j = 0; j < PRESENT.length; j++) {
        covariance[i][j] +=
            variance * column.applyAsDouble(PRESENT[i]) * column.applyAsDouble(PRESENT[j]);
      }
    }
  }

  private static double[][] cholesky(double[][] a) {
    double[][] root = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = a[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
      }
    }
    return root;
  }

  private static double[] whiten(double[][] root, IntToDoubleFunction column) {
    double[] white = IntStream.of(PRESENT).mapToDouble(column).toArray();
    for (int i = 0; i < white.length; i++) {
      for (int k = 0; k < i; k++) {
        white[i] -= root[i][k] * white[k];
      }
      white[i] /= root[i][i];
    }
    return white;
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private static double square(double x) {
    return x * x;
  }
}
