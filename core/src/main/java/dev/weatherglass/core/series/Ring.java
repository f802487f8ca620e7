package dev.weatherglass.core.series;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The last [#LENGTH] closed buckets of one watched series: a value, not shared, never changed in
/// place.
///
/// @param key which series
/// @param signal what it measures
/// @param metric the metric family it comes from
/// @param ratio whether buckets hold failures and requests
/// @param widthMillis width of a bucket in milliseconds
/// @param last index of the newest closed bucket; bucket `i` covers `[i * width, (i + 1) * width)`
/// @param values oldest first, at most [#LENGTH]; NaN where a bucket is missing
/// @param requests as long as `values` where `ratio`, else empty
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record Ring(
    SeriesKey key,
    Signal signal,
    String metric,
    boolean ratio,
    long widthMillis,
    long last,
    float[] values,
    float[] requests) {

  /// How many closed buckets are kept: a baseline of 240 and a change that is told up to 120
  /// buckets late.
  public static final int LENGTH = 360;

  /// A ring without buckets.
  public static Ring empty(
      SeriesKey key, Signal signal, String metric, boolean ratio, long widthMillis, long last) {
    return new Ring(key, signal, metric, ratio, widthMillis, last, new float[0], new float[0]);
  }

  /// The ring with one more closed bucket; buckets between are missing.
  ///
  /// @throws IllegalArgumentException if the bucket is not newer than the newest
  public Ring push(long index, BucketValue bucket) {
    if (index <= last) {
      throw new IllegalArgumentException("bucket must be newer than " + last + " but was " + index);
    }
    int gap = values.length == 0 ? 0 : (int) Math.min(LENGTH - 1, index - last - 1);
    return new Ring(
        key,
        signal,
        metric,
        ratio,
        widthMillis,
        index,
        appended(values, gap, (float) bucket.value()),
        ratio ? appended(requests, gap, (float) bucket.requests()) : requests);
  }

  /// Index of the oldest bucket that is kept.
  public long first() {
    return last - values.length + 1;
  }

  /// The bucket of this index; missing where it is not kept.
  public BucketValue at(long index) {
    if (index < first() || index > last) {
      return BucketValue.MISSING;
    }
    int i = (int) (index - first());
    return new BucketValue(values[i], ratio ? requests[i] : Double.NaN);
  }

  /// The buckets from one index up to another, oldest first; those not kept are missing.
  ///
  /// @param from first index
  /// @param to index after the last
  public List<BucketValue> between(long from, long to) {
    var buckets = new ArrayList<BucketValue>();
    for (long index = Math.max(from, first()); index < to; index++) {
      buckets.add(at(index));
    }
    return buckets;
  }

  /// The bucket that a moment belongs to.
  public long indexOf(Instant moment) {
    return Math.floorDiv(moment.toEpochMilli(), widthMillis);
  }

  /// When a bucket begins.
  public Instant startOf(long index) {
    return Instant.ofEpochMilli(index * widthMillis);
  }

  /// When a bucket ends.
  public Instant endOf(long index) {
    return startOf(index + 1);
  }

  private static float[] appended(float[] old, int gap, float value) {
    int length = Math.min(LENGTH, old.length + gap + 1);
    float[] grown = new float[length];
    Arrays.fill(grown, Float.NaN);
    int kept = Math.min(old.length, Math.max(0, length - gap - 1));
    System.arraycopy(old, old.length - kept, grown, length - gap - 1 - kept, kept);
    grown[length - 1] = value;
    return grown;
  }
}
