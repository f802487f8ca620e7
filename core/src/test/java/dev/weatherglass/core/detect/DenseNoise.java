package dev.weatherglass.core.detect;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// The textbook's way to what the filters know: the whole covariance matrix of a series' buckets
/// with data, factored. What has a normal prior is part of the covariance here, not a column.
final class DenseNoise {

  private static final int SLICES = 2000;

  private final int[] present;
  private final double[] values;
  private final double[][] covariance;

  /// @param series NaN where a bucket holds nothing
  DenseNoise(NoiseModel model, double[] series) {
    present = IntStream.range(0, series.length).filter(t -> !Double.isNaN(series[t])).toArray();
    values = IntStream.of(present).mapToDouble(t -> series[t]).toArray();
    covariance = new double[present.length][present.length];
    for (int i = 0; i < present.length; i++) {
      for (int j = 0; j < present.length; j++) {
        covariance[i][j] = covariance(model, i, j);
      }
    }
  }

  /// A level that never returns starts with variance q.
  private double covariance(NoiseModel model, int i, int j) {
    int first = Math.min(present[i], present[j]);
    int lag = Math.abs(present[i] - present[j]);
    double variance = model.startVariance() + (model.phi() < 1 ? 0 : first * model.q());
    return Math.pow(model.phi(), lag) * variance + (i == j ? model.r() : 0);
  }

  private DenseNoise(DenseNoise noise, double variance, IntToDoubleFunction column) {
    present = noise.present;
    values = noise.values;
    covariance = new double[present.length][present.length];
    for (int i = 0; i < present.length; i++) {
      for (int j = 0; j < present.length; j++) {
        covariance[i][j] =
            noise.covariance[i][j]
                + variance * column.applyAsDouble(present[i]) * column.applyAsDouble(present[j]);
      }
    }
  }

  /// With a course whose size is normal with mean 0.
  DenseNoise plus(double variance, IntToDoubleFunction column) {
    return new DenseNoise(this, variance, column);
  }

  /// Level and scale integrated out, up to what depends on the number of buckets only.
  double lnMarginal() {
    double[][] root = cholesky();
    double[] ones = whiten(root, ones());
    double[] white = whiten(root, values);
    double squares = dot(white, white) - square(dot(white, ones)) / dot(ones, ones);
    double lnRoot = IntStream.range(0, root.length).mapToDouble(i -> Math.log(root[i][i])).sum();
    return -lnRoot - Math.log(dot(ones, ones)) / 2 - (present.length - 1) / 2.0 * Math.log(squares);
  }

  /// The posterior probability that a course's size is positive: Student's distribution, integrated
  /// by slices of an angle.
  ///
  /// @param variance of its prior
  double positive(double variance, IntToDoubleFunction column) {
    double[][] root = cholesky();
    double[] ones = whiten(root, ones());
    double[] white = whiten(root, values);
    double[] course = whiten(root, IntStream.of(present).mapToDouble(column).toArray());
    double information = dot(course, course) - square(dot(course, ones)) / dot(ones, ones);
    double score = dot(course, white) - dot(course, ones) * dot(white, ones) / dot(ones, ones);
    double squares = dot(white, white) - square(dot(white, ones)) / dot(ones, ones);
    double precision = information + 1 / variance;
    double freedom = present.length - 1;
    double t =
        score / precision / Math.sqrt((squares - score * score / precision) / freedom / precision);
    double angle = Math.atan(t / Math.sqrt(freedom));
    return area(-Math.PI / 2, angle, freedom) / area(-Math.PI / 2, Math.PI / 2, freedom);
  }

  private static double area(double from, double to, double freedom) {
    double slice = (to - from) / SLICES;
    double sum = 0;
    for (int i = 0; i < SLICES; i++) {
      sum += Math.pow(Math.cos(from + (i + 0.5) * slice), freedom - 1);
    }
    return sum * slice;
  }

  private double[][] cholesky() {
    double[][] root = new double[covariance.length][covariance.length];
    for (int i = 0; i < root.length; i++) {
      for (int j = 0; j <= i; j++) {
        double rest = covariance[i][j];
        for (int k = 0; k < j; k++) {
          rest -= root[i][k] * root[j][k];
        }
        root[i][j] = i == j ? Math.sqrt(rest) : rest / root[j][j];
      }
    }
    return root;
  }

  private double[] ones() {
    double[] ones = new double[present.length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] whiten(double[][] root, double[] column) {
    double[] white = column.clone();
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
