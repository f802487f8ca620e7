package dev.weatherglass.core.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the buckets of a series held around a change, for drawing and for telling recovery.
///
/// @param widthMillis width of a bucket
/// @param onsetIndex index of the bucket that holds the change's onset
/// @param baseline the last buckets before the onset, oldest first; NaN where missing
/// @param baselineSeen present buckets of the whole baseline
/// @param since buckets since the onset, oldest first, the newest 180 of them; NaN where missing
/// @param taken how many buckets since the onset were taken in, present or not
/// @param newest end of the newest bucket that was taken in; null before the first
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record Levels(
    long widthMillis,
    long onsetIndex,
    float[] baseline,
    int baselineSeen,
    float[] since,
    int taken,
    @Nullable Instant newest) {

  /// A verification and some recovery.
  private static final int KEPT = 180;

  static Levels before(long widthMillis, long onsetIndex, float[] baseline, int baselineSeen) {
    return new Levels(widthMillis, onsetIndex, baseline, baselineSeen, new float[0], 0, null);
  }

  /// How many buckets after the onset a bucket lies; negative before it.
  long indexOf(Instant end) {
    return end.toEpochMilli() / widthMillis - 1 - onsetIndex;
  }

  /// With one more bucket, newer than all: one before the onset belongs to what was before.
  ///
  /// @param level null where it is missing
  Levels with(Instant end, @Nullable Double level) {
    float value = level == null ? Float.NaN : level.floatValue();
    return indexOf(end) < 0
        ? new Levels(
            widthMillis,
            onsetIndex,
            appended(baseline, value, baseline.length),
            baselineSeen + (level == null ? 0 : 1),
            since,
            taken,
            newest)
        : new Levels(
            widthMillis,
            onsetIndex,
            baseline,
            baselineSeen,
            appended(since, value, KEPT),
            (int) indexOf(end) + 1,
            end);
  }

  /// The buckets after one of them, oldest first.
  float[] after(Instant end) {
    int count = Math.min(since.length, (int) (taken - indexOf(end) - 1));
    return Arrays.copyOfRange(since, since.length - count, since.length);
  }

  /// How many of the newest buckets are present without a gap.
  int presentAtEnd() {
    int present = 0;
    for (int i = since.length - 1; i >= 0 && !Float.isNaN(since[i]); i--) {
      present++;
    }
    return present;
  }

  /// How many of the first buckets since the onset are present.
  int present(int length) {
    int present = 0;
    for (int i = 0; i < Math.min(length, since.length); i++) {
      present += Float.isNaN(since[i]) ? 0 : 1;
    }
    return present;
  }

  /// What to draw.
  List<Point> points() {
    var points = new ArrayList<Point>();
    addPoints(points, baseline, onsetIndex - baseline.length);
    addPoints(points, since, onsetIndex + taken - since.length);
    return points;
  }

  private void addPoints(List<Point> points, float[] values, long first) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isNaN(values[i])) {
        points.add(new Point(Instant.ofEpochMilli((first + i + 1) * widthMillis), values[i]));
      }
    }
  }

  private static float[] appended(float[] values, float value, int kept) {
    int length = Math.min(kept, values.length + 1);
    if (length == 0) {
      return values;
    }
    float[] more = new float[length];
    System.arraycopy(values, values.length - (length - 1), more, 0, length - 1);
    more[length - 1] = value;
    return more;
  }
}
