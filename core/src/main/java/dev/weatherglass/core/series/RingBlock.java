package dev.weatherglass.core.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// [#LENGTH] buckets of a ring that are kept together: block `n` holds buckets `[n * LENGTH, (n +
/// 1)
/// * LENGTH)`. A value, never changed in place.
///
/// @param values from the first bucket of the block on, as far as they are closed; NaN where a
///   bucket is missing
/// @param requests as long as `values` where the ring is a ratio, else empty
/// @param bounds each set of upper bounds that histograms of the block have
/// @param histograms as long as the last bucket that has one needs: [HistogramBytes], no bytes
///   where a bucket has none
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record RingBlock(
    float[] values, float[] requests, List<double[]> bounds, byte[][] histograms) {

  /// How many buckets a full block holds.
  public static final int LENGTH = 60;

  /// No bucket is closed, or all are missing.
  static final RingBlock EMPTY =
      new RingBlock(new float[0], new float[0], List.of(), new byte[0][]);

  /// Number of the block that a bucket belongs to.
  static long numberOf(long index) {
    return Math.floorDiv(index, LENGTH);
  }

  /// How many buckets are closed.
  int length() {
    return values.length;
  }

  BucketValue at(int place) {
    if (place >= values.length || Float.isNaN(values[place])) {
      return BucketValue.MISSING;
    }
    return new BucketValue(values[place], requests.length == 0 ? Double.NaN : requests[place]);
  }

  @Nullable Histogram histogramAt(int place) {
    return place < histograms.length ? HistogramBytes.decode(histograms[place], bounds) : null;
  }

  /// The block with a bucket at this place; places that were jumped over are missing. What a float
  /// cannot hold, and counts that no one can have counted, are missing too.
  RingBlock with(int place, BucketValue bucket, boolean ratio, @Nullable Histogram histogram) {
    BucketValue kept = isUsable(bucket, ratio) ? bucket : BucketValue.MISSING;
    var longer =
        new RingBlock(
            extended(values, place, (float) kept.value()),
            ratio ? extended(requests, place, (float) kept.requests()) : requests,
            bounds,
            histograms);
    return histogram == null ? longer : longer.with(place, histogram);
  }

  private RingBlock with(int place, Histogram histogram) {
    int layout = 0;
    while (layout < bounds.size() && !Arrays.equals(bounds.get(layout), histogram.bounds())) {
      layout++;
    }
    var layouts = new ArrayList<>(bounds);
    if (layout == bounds.size()) {
      layouts.add(histogram.bounds());
    }
    byte[][] more = Arrays.copyOf(histograms, place + 1);
    Arrays.fill(more, histograms.length, place, HistogramBytes.NONE);
    more[place] = HistogramBytes.encode(layout, histogram);
    return new RingBlock(values, requests, layouts, more);
  }

  private static boolean isUsable(BucketValue bucket, boolean ratio) {
    return Float.isFinite((float) bucket.value())
        && (!ratio
            || (bucket.value() >= 0
                && (float) bucket.requests() > 0
                && Float.isFinite((float) bucket.requests())));
  }

  private static float[] extended(float[] old, int place, float value) {
    float[] longer = Arrays.copyOf(old, place + 1);
    Arrays.fill(longer, old.length, place, Float.NaN);
    longer[place] = value;
    return longer;
  }
}
