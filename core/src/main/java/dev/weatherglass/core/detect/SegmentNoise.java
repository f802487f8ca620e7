package dev.weatherglass.core.detect;

import java.util.List;

/// How a series moves around its levels.
///
/// @param deviation robust standard deviation; positive
/// @param memory correlation of neighbours, from 0 to .9
record SegmentNoise(double deviation, double memory) {

  private static final double MAD_TO_DEVIATION = 1.4826;
  private static final double LEAST_SHARE = 1e-3; // of the standard deviation of the whole series
  private static final double LARGEST_MEMORY = 0.9;

  /// Before any level is known.
  static SegmentNoise unsegmented(double[] values) {
    return new SegmentNoise(believed(SpikeFilter.deviation(values), values), 0);
  }

  /// Around the means of the segments.
  ///
  /// @param cuts where new levels start, in order
  static SegmentNoise around(double[] values, List<Integer> cuts) {
    double[] residuals = residuals(values, cuts);
    double deviation = MAD_TO_DEVIATION * Sample.of(residuals).medianAbsoluteDeviation();
    return new SegmentNoise(believed(deviation, values), memory(residuals));
  }

  /// Variance of a mean of many values, per value.
  double longRunVariance() {
    return deviation * deviation * inflation();
  }

  /// By how much memory makes the variance of a mean larger.
  double inflation() {
    return (1 + memory) / (1 - memory);
  }

  private static double[] residuals(double[] values, List<Integer> cuts) {
    double[] residuals = new double[values.length];
    int from = 0;
    for (int cut = 0; cut <= cuts.size(); cut++) {
      int to = cut < cuts.size() ? cuts.get(cut) : values.length;
      double mean = mean(values, from, to);
      for (int i = from; i < to; i++) {
        residuals[i] = values[i] - mean;
      }
      from = to;
    }
    return residuals;
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i] - values[from];
    }
    return values[from] + sum / (to - from);
  }

  private static double memory(double[] residuals) {
    double products = 0;
    double squares = residuals[0] * residuals[0];
    for (int i = 1; i < residuals.length; i++) {
      products += residuals[i] * residuals[i - 1];
      squares += residuals[i] * residuals[i];
    }
    return squares == 0 ? 0 : Math.clamp(products / squares, 0, LARGEST_MEMORY);
  }

  private static double believed(double deviation, double[] values) {
    return Math.max(deviation, LEAST_SHARE * Sample.of(values).standardDeviation());
  }
}
