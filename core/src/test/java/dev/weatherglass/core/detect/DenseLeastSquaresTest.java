package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The filters against the textbook: the whole covariance matrix, factored.
class DenseLeastSquaresTest {

  @SuppressWarnings("unused") // by the test below
  private static final List<NoiseModel> GRID = NoiseModels.GRID;

  private static final int BUCKETS = 40;
  private static final int CHANGE = 25;
  private static final double SIZE = 1.5;
  private static final double[] NOTHING = {0};
  private static final double[] STEP = {1};

  @ParameterizedTest
  @FieldSource("GRID")
  void the_innovations_carry_all_that_the_covariance_matrix_does(NoiseModel model) {
    double[] y = series(17);
    NoiseBank bank = NoiseModels.equal(List.of(model));
    BankState state = bank.start().withRegressor();
    for (int t = 0; t < BUCKETS; t++) {
      bank.observe(state, y[t], t < CHANGE ? NOTHING : STEP);
    }
    Reading reading = new InterventionTest(bank, Direction.EITHER, SizePrior.of(SIZE)).read(state);

    double[][] root = cholesky(covariance(model, y));
    double[] ones = whiten(root, y, t -> 1);
    double[] steps = whiten(root, y, t -> t < CHANGE ? 0 : 1);
    double[] values = whiten(root, y, t -> y[t]);
    double information = dot(steps, steps) - square(dot(steps, ones)) / dot(ones, ones);
    double score = dot(steps, values) - dot(steps, ones) * dot(values, ones) / dot(ones, ones);
    double squares = dot(values, values) - square(dot(values, ones)) / dot(ones, ones);
    int freedom = ones.length - 1;
    double grown = SIZE * SIZE * model.innovationVariance() * information;
    double left = squares - score * score / information * grown / (1 + grown);

    assertThat(reading.effect()).isCloseTo(score / information, within(1e-9));
    assertThat(reading.standardError())
        .isCloseTo(
            Math.sqrt((squares - score * score / information) / (freedom - 1) / information),
            within(1e-9));
    assertThat(reading.lnE())
        .isCloseTo(-Math.log1p(grown) / 2 - freedom / 2.0 * Math.log(left / squares), within(1e-9));
  }

  private static double[] series(long seed) {
    Random random = new Random(seed);
    double[] y = new double[BUCKETS];
    for (int t = 0; t < BUCKETS; t++) {
      boolean missing = t == 7 || t == 8 || t == CHANGE + 2;
      y[t] = missing ? Double.NaN : 50 + random.nextGaussian() + (t < CHANGE ? 0 : 1.3);
    }
    return y;
  }

  /// Of the buckets with data. A level that never returns starts with variance q.
  private static double[][] covariance(NoiseModel model, double[] y) {
    int[] at = IntStream.range(0, y.length).filter(t -> y[t] == y[t]).toArray();
    double[][] covariance = new double[at.length][at.length];
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j < at.length; j++) {
        int first = Math.min(at[i], at[j]);
        int lag = Math.abs(at[i] - at[j]);
        double variance =
            model.phi() < 1 ? model.startVariance() : model.startVariance() + first * model.q();
        covariance[i][j] = Math.pow(model.phi(), lag) * variance + (i == j ? model.r() : 0);
      }
    }
    return covariance;
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

  private static double[] whiten(double[][] root, double[] y, IntToDoubleFunction column) {
    double[] white =
        IntStream.range(0, y.length).filter(t -> y[t] == y[t]).mapToDouble(column).toArray();
    for (int i = 0; i < white.length; i++) {
      for (int k = 0; k < i; k++) {
        white[i] -= root[i][k] * white[k];
      }
      white[i] /= root[i][i];
    }
    return white;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double square(double x) {
    return x * x;
  }
}
