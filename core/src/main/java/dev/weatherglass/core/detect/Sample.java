package dev.weatherglass.core.detect;

import java.util.Arrays;

/// Numbers and what describes them.
///
/// @param sorted ascending; not empty, no NaN
@SuppressWarnings("ArrayRecordComponent") // never compared
record Sample(double[] sorted) {

  static Sample of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Sample(sorted);
  }

  double median() {
    return quantile(0.5);
  }

  /// Interpolated linearly between the order statistics.
  ///
  /// @param p share of the numbers below; from 0 to 1
  double quantile(double p) {
    double place = p * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  double medianAbsoluteDeviation() {
    double median = median();
    return of(Arrays.stream(sorted).map(x -> Math.abs(x - median)).toArray()).median();
  }

  /// Of the numbers themselves, not of what they are drawn from.
  double standardDeviation() {
    double mean = Arrays.stream(sorted).average().orElseThrow();
    return Math.sqrt(
        Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
  }
}
