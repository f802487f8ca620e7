package dev.weatherglass.core.series;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Quantiles of cumulative histogram buckets.
final class Histogram {

  private Histogram() {}

  /// The quantile by linear interpolation within its bucket, whose lower end is 0 for the first
  /// one. Where it lies in the last, unbounded bucket the answer is the highest finite bound (as
  /// Prometheus' `histogram_quantile` does).
  ///
  /// @param cumulative increments per upper bound, each counting all below it too
  /// @return NaN where nothing was observed or no bound is finite
  static double quantile(double q, Map<Double, Double> cumulative) {
    var sorted = new TreeMap<>(cumulative);
    if (sorted.isEmpty() || !(sorted.lastEntry().getValue() > 0)) {
      return Double.NaN;
    }
    double rank = q * sorted.lastEntry().getValue();
    double lowerBound = 0;
    double below = 0;
    for (Map.Entry<Double, Double> bucket : sorted.entrySet()) {
      double within = bucket.getValue() - below;
      if (bucket.getValue() >= rank && within > 0) {
        return Double.isInfinite(bucket.getKey())
            ? lowerBoundOf(sorted)
            : lowerBound + (bucket.getKey() - lowerBound) * (rank - below) / within;
      }
      lowerBound = Math.max(bucket.getKey(), 0);
      below = Math.max(below, bucket.getValue());
    }
    return lowerBoundOf(sorted);
  }

  private static double lowerBoundOf(NavigableMap<Double, Double> sorted) {
    Double highest = sorted.lowerKey(Double.POSITIVE_INFINITY);
    return highest == null ? Double.NaN : highest;
  }
}
