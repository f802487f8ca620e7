package dev.weatherglass.ingest.otlp;

import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.ingest.otlp.proto.ExponentialHistogramDataPoint;
import dev.weatherglass.ingest.otlp.proto.ExponentialHistogramDataPoint.Buckets;
import dev.weatherglass.ingest.otlp.proto.HistogramDataPoint;
import dev.weatherglass.ingest.series.ExponentialHistogram;
import dev.weatherglass.ingest.series.SeriesLimits;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;

/// What a histogram's point counted, with its unit's divisor applied.
final class Histograms {

  /// The scales that OTLP's data model speaks of, with room to spare.
  private static final int MOST_SCALE = 32;

  private Histograms() {}

  /// A point that cannot be.
  static final class BadPointException extends Exception {
    private static final long serialVersionUID = 1L;

    BadPointException(String message) {
      super(message);
    }
  }

  static Distribution of(HistogramDataPoint point, double divisor) throws BadPointException {
    int buckets = point.getBucketCountsCount();
    int bounds = point.getExplicitBoundsCount();
    if (buckets != 0 && buckets != bounds + 1) {
      throw new BadPointException(
          "bucketCounts must be one more than explicitBounds but were %d and %d"
              .formatted(buckets, bounds));
    }
    if (bounds > SeriesLimits.BOUNDS) {
      throw new BadPointException(
          "explicitBounds must be at most %d but were %d".formatted(SeriesLimits.BOUNDS, bounds));
    }
    double sum = point.hasSum() ? point.getSum() / divisor : Double.NaN;
    if (buckets == 0) {
      return Distribution.of(new double[0], new double[] {unsigned(point.getCount())}, sum);
    }
    return Distribution.of(
        finite(point.getExplicitBoundsList(), divisor), counts(point.getBucketCountsList()), sum);
  }

  static Distribution of(ExponentialHistogramDataPoint point, double divisor)
      throws BadPointException {
    if (Math.abs(point.getScale()) > MOST_SCALE) {
      throw new BadPointException(
          "scale must be from -%d to %d but was %d"
              .formatted(MOST_SCALE, MOST_SCALE, point.getScale()));
    }
    if (!(point.getZeroThreshold() >= 0)) {
      throw new BadPointException(
          "zeroThreshold must not be negative but was " + point.getZeroThreshold());
    }
    Distribution whole =
        new ExponentialHistogram(
                point.getScale(),
                point.getZeroThreshold(),
                unsigned(point.getZeroCount()),
                counts(point.getPositive()),
                counts(point.getNegative()),
                point.hasSum() ? point.getSum() / divisor : Double.NaN)
            .distribution();
    if (whole == null) {
      throw new BadPointException(
          "buckets must lie within the range of a double but reach from offset %d at scale %d"
              .formatted(point.getPositive().getOffset(), point.getScale()));
    }
    double[] bounds = Arrays.stream(whole.bounds()).map(bound -> bound / divisor).toArray();
    return new Distribution(bounds, whole.cumulative(), whole.sum());
  }

  private static NavigableMap<Long, Double> counts(Buckets buckets) {
    return ExponentialHistogram.counts(buckets.getOffset(), counts(buckets.getBucketCountsList()));
  }

  private static double[] finite(List<Double> bounds, double divisor) throws BadPointException {
    double[] finite = new double[bounds.size()];
    for (int i = 0; i < finite.length; i++) {
      finite[i] = bounds.get(i) / divisor;
      if (!Double.isFinite(finite[i]) || (i > 0 && finite[i] <= finite[i - 1])) {
        throw new BadPointException("explicitBounds must be finite and rise but were " + bounds);
      }
    }
    return finite;
  }

  private static double[] counts(List<Long> counts) {
    return counts.stream().mapToDouble(Histograms::unsigned).toArray();
  }

  private static double unsigned(long count) {
    return count >= 0 ? count : count + 0x1p64;
  }
}
