package dev.weatherglass.ingest.series;

import dev.weatherglass.core.series.Distribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A histogram whose bounds grow by the factor 2^(2^-scale), as OTLP's exponential and Prometheus'
/// native ones. Bucket `i` holds what lies in (factor^i, factor^(i+1)] (OTLP's numbers; a native
/// histogram calls it `i + 1`).
///
/// @param scale the finer the higher; usually -10 to 20
/// @param zeroThreshold what is at most so far from zero counts as zero; not negative
/// @param zeroCount how many do
/// @param positive counts by bucket; not negative
/// @param negative counts of negative values by the bucket of their absolute value
/// @param sum of all values; NaN where it is not known
public record ExponentialHistogram(
    int scale,
    double zeroThreshold,
    double zeroCount,
    NavigableMap<Long, Double> positive,
    NavigableMap<Long, Double> negative,
    double sum) {

  /// More buckets than this are merged.
  public static final int MOST_BUCKETS = 160;

  /// The finest resolution that is kept: 8 buckets to a factor of 2, bounds 9 % apart. A finer one
  /// would change with every sample, as senders take what their values have room for.
  public static final int FINEST = 3;

  /// Below this all doubles of one sign lie in one bucket.
  private static final int COARSEST = -11;

  /// The same by explicit bounds: exact, but for buckets that are merged by pairs down to the scale
  /// [#FINEST] and to [#MOST_BUCKETS]. The bounds reach from one power of two to another, so that
  /// they change seldom.
  ///
  /// @return null where the buckets do not fit between zero and the largest double
  public @Nullable Distribution distribution() {
    ExponentialHistogram fitting = this;
    while (fitting.scale > FINEST || fitting.width() > MOST_BUCKETS) {
      if (fitting.scale <= COARSEST) {
        return null;
      }
      fitting = fitting.merged();
    }
    return fitting.explicit();
  }

  private ExponentialHistogram merged() {
    return new ExponentialHistogram(
        scale - 1, zeroThreshold, zeroCount, pairs(positive), pairs(negative), sum);
  }

  private static NavigableMap<Long, Double> pairs(NavigableMap<Long, Double> counts) {
    var merged = new TreeMap<Long, Double>();
    counts.forEach((index, count) -> merged.merge(index >> 1, count, Double::sum));
    return merged;
  }

  private long width() {
    return width(positive) + width(negative);
  }

  private long width(NavigableMap<Long, Double> counts) {
    return counts.isEmpty() ? 0 : last(counts) - first(counts);
  }

  /// The first bucket of the power of two that the first one lies in.
  private long first(NavigableMap<Long, Double> counts) {
    return scale <= 0 ? counts.firstKey() : counts.firstKey() >> scale << scale;
  }

  /// The bucket after the last of the power of two that the last one lies in.
  private long last(NavigableMap<Long, Double> counts) {
    return scale <= 0 ? counts.lastKey() + 1 : ((counts.lastKey() >> scale) + 1) << scale;
  }

  private @Nullable Distribution explicit() {
    var bounds = new ArrayList<Double>();
    var counts = new ArrayList<Double>();
    if (!negative.isEmpty()) {
      add(bounds, counts, -bound(last(negative)), 0);
      for (long i = last(negative) - 1; i >= first(negative); i--) {
        add(bounds, counts, -bound(i), negative.getOrDefault(i, 0.0));
      }
    }
    if (zeroCount > 0) {
      add(bounds, counts, zeroThreshold, zeroCount);
    }
    if (!positive.isEmpty()) {
      add(bounds, counts, bound(first(positive)), 0);
      for (long i = first(positive); i < last(positive); i++) {
        add(bounds, counts, bound(i + 1), positive.getOrDefault(i, 0.0));
      }
    }
    counts.add(0.0);
    return bounds.stream().allMatch(Double::isFinite)
        ? Distribution.of(array(bounds), array(counts), sum)
        : null;
  }

  /// Where the zero bucket reaches over a bound, the two are one.
  private static void add(List<Double> bounds, List<Double> counts, double bound, double count) {
    if (bounds.isEmpty() || bound > bounds.getLast()) {
      bounds.add(bound);
      counts.add(count);
    } else {
      counts.set(counts.size() - 1, counts.getLast() + count);
    }
  }

  private double bound(long index) {
    return Math.pow(2, index * Math.pow(2, -scale));
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /// Counts that begin at an index, without those that are zero.
  ///
  /// @throws IllegalArgumentException if one is negative or no number
  public static NavigableMap<Long, Double> counts(long offset, double[] counts) {
    var byIndex = new TreeMap<Long, Double>();
    for (int i = 0; i < counts.length; i++) {
      if (!(counts[i] >= 0)) {
        throw new IllegalArgumentException("counts must not be negative but one was " + counts[i]);
      }
      if (counts[i] > 0) {
        byIndex.put(offset + i, counts[i]);
      }
    }
    return byIndex;
  }

  /// How many values it holds.
  public double total() {
    return zeroCount + total(positive) + total(negative);
  }

  private static double total(Map<Long, Double> counts) {
    return counts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
