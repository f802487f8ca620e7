package dev.weatherglass.ingest.write;

import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.series.ExponentialHistogram;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.ingest.write.proto.BucketSpan;
import dev.weatherglass.ingest.write.proto.NativeHistogram;
import dev.weatherglass.ingest.write.proto.NativeHistogram.ResetHint;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/// Native histograms as samples: spans and differences are undone, bounds become explicit.
final class NativeHistograms {

  /// The bounds are said, not computed.
  private static final int CUSTOM = -53;

  private static final int COARSEST = -4;
  private static final int FINEST = 8;

  private NativeHistograms() {}

  /// A histogram as a sample.
  ///
  /// @param createdMillis since when its series was counted, where the histogram does not say; 0
  ///   where nobody does
  /// @throws IllegalArgumentException if it cannot be, saying why
  static Sample sample(NativeHistogram histogram, long createdMillis) {
    long at = histogram.getTimestamp();
    if (WrittenSeries.isStale(histogram.getSum())) {
      return Sample.stale(at);
    }
    Distribution whole =
        histogram.getSchema() == CUSTOM ? custom(histogram) : exponential(histogram);
    double count = count(histogram);
    if (whole.total() > count * (1 + 1e-9)) {
      throw new IllegalArgumentException(
          "count must be at least what the buckets hold but was %s, and they hold %s"
              .formatted(count, whole.total()));
    }
    return Sample.of(at, whole, start(histogram, createdMillis));
  }

  /// Whether it counts nothing, but tells a present state.
  static boolean isGauge(NativeHistogram histogram) {
    return histogram.getResetHint() == ResetHint.GAUGE;
  }

  /// A sender that says that it began anew but not when, did so just now.
  private static long start(NativeHistogram histogram, long createdMillis) {
    if (histogram.getStartTimestamp() != 0) {
      return histogram.getStartTimestamp();
    }
    return histogram.getResetHint() == ResetHint.YES ? histogram.getTimestamp() - 1 : createdMillis;
  }

  private static double count(NativeHistogram histogram) {
    return switch (histogram.getCountCase()) {
      case COUNT_FLOAT -> histogram.getCountFloat();
      case COUNT_INT, COUNT_NOT_SET -> unsigned(histogram.getCountInt());
    };
  }

  private static Distribution exponential(NativeHistogram histogram) {
    int schema = histogram.getSchema();
    if (schema < COARSEST || schema > FINEST) {
      throw new IllegalArgumentException(
          "schema must be from %d to %d or %d but was %d"
              .formatted(COARSEST, FINEST, CUSTOM, schema));
    }
    if (!(histogram.getZeroThreshold() >= 0)) {
      throw new IllegalArgumentException(
          "zeroThreshold must not be negative but was " + histogram.getZeroThreshold());
    }
    double zeros =
        switch (histogram.getZeroCountCase()) {
          case ZERO_COUNT_FLOAT -> histogram.getZeroCountFloat();
          case ZERO_COUNT_INT, ZEROCOUNT_NOT_SET -> unsigned(histogram.getZeroCountInt());
        };
    Distribution whole =
        new ExponentialHistogram(
                schema,
                histogram.getZeroThreshold(),
                zeros,
                outward(positive(histogram)),
                outward(negative(histogram)),
                histogram.getSum())
            .distribution();
    if (whole == null) {
      throw new IllegalArgumentException("buckets must lie within the range of a double");
    }
    return whole;
  }

  private static Distribution custom(NativeHistogram histogram) {
    double[] bounds =
        histogram.getCustomValuesList().stream().mapToDouble(Double::doubleValue).toArray();
    if (bounds.length > SeriesLimits.BOUNDS) {
      throw new IllegalArgumentException(
          "customValues must be at most %d but were %d"
              .formatted(SeriesLimits.BOUNDS, bounds.length));
    }
    for (int i = 0; i < bounds.length; i++) {
      if (!Double.isFinite(bounds[i]) || (i > 0 && bounds[i] <= bounds[i - 1])) {
        throw new IllegalArgumentException(
            "customValues must be finite and rise but were " + histogram.getCustomValuesList());
      }
    }
    double[] counts = new double[bounds.length + 1];
    positive(histogram)
        .forEach((index, count) -> {
          if (index < 0 || index >= counts.length) {
            throw new IllegalArgumentException(
                "buckets must be from 0 to %d but one was %d".formatted(bounds.length, index));
          }
          counts[index.intValue()] = count;
        });
    return Distribution.of(bounds, counts, histogram.getSum());
  }

  private static NavigableMap<Long, Double> positive(NativeHistogram histogram) {
    return buckets(
        histogram.getPositiveSpansList(),
        histogram.getPositiveCountsCount() > 0
            ? doubles(histogram.getPositiveCountsList())
            : undone(histogram.getPositiveDeltasList()));
  }

  private static NavigableMap<Long, Double> negative(NativeHistogram histogram) {
    return buckets(
        histogram.getNegativeSpansList(),
        histogram.getNegativeCountsCount() > 0
            ? doubles(histogram.getNegativeCountsList())
            : undone(histogram.getNegativeDeltasList()));
  }

  private static double[] doubles(List<Double> counts) {
    return counts.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] undone(List<Long> deltas) {
    double[] counts = new double[deltas.size()];
    long count = 0;
    for (int i = 0; i < counts.length; i++) {
      count += deltas.get(i);
      counts[i] = count;
    }
    return counts;
  }

  private static NavigableMap<Long, Double> buckets(List<BucketSpan> spans, double[] counts) {
    long told = spans.stream().mapToLong(span -> Integer.toUnsignedLong(span.getLength())).sum();
    if (told != counts.length) {
      throw new IllegalArgumentException(
          "spans must be of as many buckets as there are counts but were of %d, and there are %d"
              .formatted(told, counts.length));
    }
    if (DoubleStream.of(counts).anyMatch(count -> !(count >= 0))) {
      throw new IllegalArgumentException("counts of buckets must not be negative");
    }
    var buckets = new TreeMap<Long, Double>();
    long index = 0;
    int next = 0;
    for (BucketSpan span : spans) {
      index += span.getOffset();
      for (int i = 0; i < span.getLength(); i++, index++, next++) {
        if (counts[next] > 0) {
          buckets.put(index, counts[next]);
        }
      }
    }
    return buckets;
  }

  /// From Prometheus' numbers, by the upper bound, to OTLP's, by the lower one.
  private static NavigableMap<Long, Double> outward(NavigableMap<Long, Double> buckets) {
    var shifted = new TreeMap<Long, Double>();
    buckets.forEach((index, count) -> shifted.put(index - 1, count));
    return shifted;
  }

  private static double unsigned(long count) {
    return count >= 0 ? count : count + 0x1p64;
  }
}
