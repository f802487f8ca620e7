package dev.weatherglass.bench.report;

import java.util.Arrays;

/// How measurements lie. Percentiles are by nearest rank: each of them was measured.
///
/// @param n how many there are
/// @param median the 50th percentile
public record Spread(int n, double min, double median, double p95, double p99, double max) {

  /// Of these measurements.
  ///
  /// @param measured at least one, in any order
  public static Spread of(double... measured) {
    if (measured.length == 0) {
      throw new IllegalArgumentException("measured must hold a value but was empty");
    }
    double[] sorted = measured.clone();
    Arrays.sort(sorted);
    return new Spread(
        sorted.length,
        sorted[0],
        percentile(sorted, 50),
        percentile(sorted, 95),
        percentile(sorted, 99),
        sorted[sorted.length - 1]);
  }

  private static double percentile(double[] sorted, double percent) {
    return sorted[(int) Math.ceil(sorted.length * percent / 100) - 1];
  }
}
