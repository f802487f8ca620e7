package dev.weatherglass.bench.evaluate.peers;

import java.util.Arrays;

/// Mean and spread of numbers.
///
/// @param count how many
/// @param squares sum of their squared distances to the mean
record Moments(int count, double mean, double squares) {

  static final Moments NONE = new Moments(0, 0, 0);

  static Moments of(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return new Moments(
        values.length, mean, Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum());
  }

  /// With one more (Welford 1962, doi:10.1080/00401706.1962.10490022).
  Moments plus(double value) {
    double off = value - mean;
    double next = mean + off / (count + 1);
    return new Moments(count + 1, next, squares + off * (value - next));
  }

  /// Of what the numbers are drawn from.
  double variance() {
    return squares / (count - 1);
  }

  double deviation() {
    return Math.sqrt(variance());
  }
}
