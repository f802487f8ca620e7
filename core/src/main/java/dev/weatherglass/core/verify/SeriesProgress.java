package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far one series has come in a verification, and what the alarm rule made of it.
///
/// @param series which series
/// @param signal what it measures
/// @param metric the sender's metric family
/// @param widthMillis width of its buckets
/// @param length how many buckets are judged at most
/// @param refused why it cannot be judged; null where it can
/// @param baseline levels of the last buckets before the onset, oldest first; NaN where missing
/// @param baselineSeen present buckets of the whole baseline
/// @param levels levels since the onset, oldest first; NaN where missing
/// @param taken buckets since the onset that were taken in, present or not
/// @param seen present buckets among them
/// @param running buckets in a row on which the evidence sufficed
/// @param latest evidence after the newest judged bucket; null before the first
/// @param fired evidence at the bucket at which the alarm rule fired; null while it has not
public record SeriesProgress(
    SeriesKey series,
    Signal signal,
    String metric,
    long widthMillis,
    int length,
    @Nullable String refused,
    float[] baseline,
    int baselineSeen,
    float[] levels,
    int taken,
    int seen,
    int running,
    @Nullable BucketEvidence latest,
    @Nullable BucketEvidence fired) {

  /// Levels that are kept since the onset: a verification and some recovery.
  private static final int KEPT_LEVELS = 180;

  /// The evidence must suffice on two buckets running, so that a single outlier does not fire.
  private static final int BUCKETS_RUNNING = 2;

  /// At most this many series share a floor for the correction for looking at several.
  private static final int SERIES_FLOOR = 3;

  /// Nothing seen since the onset.
  static SeriesProgress begin(Finding.SeriesEvidence found) {
    return new SeriesProgress(
        found.series(), found.signal(), found.metric(), found.widthMillis(), found.length(), found.refused(),
        found.baseline(), found.baselineSeen(), new float[0], 0, 0, 0, null, null);
  }

  /// Takes in one bucket; buckets past the window only tell their level.
  SeriesProgress with(BucketEvidence bucket, int judgedSeries, JudgeSettings settings) {
    float[] more = appended(bucket.value() == null ? Float.NaN : bucket.value().floatValue());
    if (bucket.index() >= length || refused != null) {
      return new SeriesProgress(
          series, signal, metric, widthMillis, length, refused, baseline, baselineSeen, more, taken(bucket), seen,
          running, latest, fired);
    }
    boolean present = bucket.value() != null;
    int nowRunning = !present ? running : suffices(bucket, judgedSeries, settings) ? running + 1 : 0;
    @Nullable BucketEvidence nowFired = fired == null && nowRunning >= BUCKETS_RUNNING ? bucket : fired;
    return new SeriesProgress(
        series, signal, metric, widthMillis, length, refused, baseline, baselineSeen, more, taken(bucket),
        seen + (present ? 1 : 0), nowRunning, bucket, nowFired);
  }

  /// Whether every bucket of the window has been judged.
  boolean complete() {
    return refused != null || taken >= length;
  }

  /// When the last judged bucket ended; null before the first.
  @Nullable Instant judgedUntil() {
    return latest == null ? null : latest.end();
  }

  /// Whether what came after it fired says that it is as it was; false where it has not fired.
  boolean recovered() {
    if (fired == null) {
      return false;
    }
    int since = Math.min(levels.length, taken - fired.index() - 1);
    return Recovery.recovered(
        Arrays.copyOfRange(levels, levels.length - since, levels.length),
        fired.before(),
        fired.after());
  }

  /// Buckets that were judged, present or not.
  int judged() {
    return Math.min(taken, length);
  }

  private static int taken(BucketEvidence bucket) {
    return bucket.index() + 1;
  }

  /// What is told about the series.
  SeriesJudgement judgement(Instant onset) {
    @Nullable BucketEvidence now = latest;
    boolean known = now != null && now.seen() > 0;
    return new SeriesJudgement(
        series,
        signal,
        metric,
        fired != null,
        now == null ? 0 : now.lnE(),
        known ? finite(now.before()) : null,
        known ? finite(now.after()) : null,
        known ? now.effect() : null,
        (int) (widthMillis / 1000),
        baselineSeen,
        seen,
        Instant.ofEpochMilli(Math.floorDiv(onset.toEpochMilli(), widthMillis) * widthMillis),
        now == null ? onset : now.end(),
        points(onset));
  }

  private static @Nullable Double finite(double level) {
    return Double.isFinite(level) ? level : null;
  }

  private List<Point> points(Instant onset) {
    long start = Math.floorDiv(onset.toEpochMilli(), widthMillis) * widthMillis;
    var points = new ArrayList<Point>();
    addPoints(points, baseline, start - baseline.length * widthMillis);
    addPoints(points, levels, start + (dropped() * widthMillis));
    return points;
  }

  private long dropped() {
    return Math.max(0, taken - levels.length);
  }

  private void addPoints(List<Point> points, float[] from, long start) {
    for (int i = 0; i < from.length; i++) {
      if (!Float.isNaN(from[i])) {
        points.add(new Point(Instant.ofEpochMilli(start + (i + 1) * widthMillis), from[i]));
      }
    }
  }

  private boolean suffices(BucketEvidence bucket, int judgedSeries, JudgeSettings settings) {
    double corrected = bucket.lnE() - Math.log(Math.max(judgedSeries, SERIES_FLOOR));
    double moved = bucket.effect().fractionOf(bucket.before()) * signal.worse().sign();
    return corrected >= settings.threshold() && moved > settings.margin(signal.kind());
  }

  private float[] appended(float level) {
    int length = Math.min(KEPT_LEVELS, levels.length + 1);
    float[] more = new float[length];
    System.arraycopy(levels, levels.length - (length - 1), more, 0, length - 1);
    more[length - 1] = level;
    return more;
  }
}
