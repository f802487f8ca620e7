package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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
/// @param newest end of the newest bucket that was taken in; null before the first
/// @param latest evidence after the newest judged bucket whose effect was asked; null before the
///   first
/// @param fired evidence at the bucket at which the alarm rule fired; null while it has not
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
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
    @Nullable Instant newest,
    @Nullable BucketEvidence latest,
    @Nullable BucketEvidence fired) {

  /// Levels that are kept since the onset: a verification and some recovery.
  private static final int KEPT_LEVELS = 180;

  /// The evidence must suffice on two buckets running, so that a single outlier does not fire.
  private static final int BUCKETS_RUNNING = 2;

  /// At most this many series share a floor for the correction for looking at several.
  private static final int SERIES_FLOOR = 3;

  private static final double FIRED_FIRST = 1e6;

  /// Nothing seen since the onset.
  public static SeriesProgress begin(Finding.SeriesEvidence found) {
    return new SeriesProgress(
        found.series(),
        found.signal(),
        found.metric(),
        found.widthMillis(),
        found.length(),
        found.refused(),
        found.baseline(),
        found.baselineSeen(),
        new float[0],
        0,
        0,
        0,
        null,
        null,
        null);
  }

  /// Takes in one bucket; buckets past the window only tell their level.
  public SeriesProgress with(BucketEvidence bucket, int judgedSeries, JudgeSettings settings) {
    float[] more = appended(bucket.value() == null ? Float.NaN : bucket.value().floatValue());
    if (bucket.index() >= length || refused != null) {
      return new SeriesProgress(
          series,
          signal,
          metric,
          widthMillis,
          length,
          refused,
          baseline,
          baselineSeen,
          more,
          taken(bucket),
          seen,
          running,
          bucket.end(),
          latest,
          fired);
    }
    boolean present = bucket.value() != null;
    int nowRunning =
        !present ? running : suffices(bucket, judgedSeries, settings) ? running + 1 : 0;
    @Nullable BucketEvidence nowFired =
        fired == null && nowRunning >= BUCKETS_RUNNING ? bucket : fired;
    return new SeriesProgress(
        series,
        signal,
        metric,
        widthMillis,
        length,
        refused,
        baseline,
        baselineSeen,
        more,
        taken(bucket),
        seen + (present ? 1 : 0),
        nowRunning,
        bucket.end(),
        bucket.effect() == null ? latest : bucket,
        nowFired);
  }

  /// Whether every bucket of the window has been judged.
  public boolean complete() {
    return refused != null || taken >= length;
  }

  /// When the last judged bucket ended; null before the first.
  @Nullable Instant judgedUntil() {
    return latest == null ? null : latest.end();
  }

  /// Whether what came after it fired says that it is as it was; false where it has not fired.
  public boolean recovered() {
    if (fired == null) {
      return false;
    }
    int since = Math.min(levels.length, taken - fired.index() - 1);
    return Recovery.recovered(
        Arrays.copyOfRange(levels, levels.length - since, levels.length),
        fired.before(),
        fired.after());
  }

  /// What was told when it fired: the series as it stood then.
  public SeriesJudgement judgementAtFiring(Instant onset) {
    SeriesJudgement now = judgement(onset, true);
    BucketEvidence then = Objects.requireNonNull(fired);
    return new SeriesJudgement(
        series,
        signal,
        metric,
        true,
        then.lnE(),
        finite(then.before()),
        finite(then.after()),
        then.effect(),
        now.bucketSeconds(),
        baselineSeen,
        then.seen(),
        now.changePoint(),
        then.end(),
        now.points().stream().filter(point -> !point.at().isAfter(then.end())).toList());
  }

  /// End of the newest bucket that was taken in.
  public Instant newestEnd() {
    return Objects.requireNonNull(newest);
  }

  /// How many of the newest levels are present without a gap.
  public int presentAtEnd() {
    int present = 0;
    for (int i = levels.length - 1; i >= 0 && !Float.isNaN(levels[i]); i--) {
      present++;
    }
    return present;
  }

  /// Buckets that were judged, present or not.
  int judged() {
    return Math.min(taken, length);
  }

  private static int taken(BucketEvidence bucket) {
    return bucket.index() + 1;
  }

  /// Share of its window's buckets that hold data.
  double presentShare() {
    long present = 0;
    for (int i = 0; i < Math.min(length, levels.length); i++) {
      present += Float.isNaN(levels[i]) ? 0 : 1;
    }
    return length == 0 ? 0 : (double) present / length;
  }

  /// How much it has to say: what fired first, then by evidence.
  double weight() {
    double evidence = latest == null ? 0 : latest.lnE();
    return fired == null ? evidence : FIRED_FIRST + evidence;
  }

  /// What is told about the series.
  ///
  /// @param withPoints whether its levels are told too
  public SeriesJudgement judgement(Instant onset, boolean withPoints) {
    @Nullable BucketEvidence now = latest;
    @Nullable BucketEvidence known = now != null && now.seen() > 0 ? now : null;
    return new SeriesJudgement(
        series,
        signal,
        metric,
        fired != null,
        now == null ? 0 : now.lnE(),
        known == null ? null : finite(known.before()),
        known == null ? null : finite(known.after()),
        known == null ? null : known.effect(),
        (int) (widthMillis / 1000),
        baselineSeen,
        seen,
        Instant.ofEpochMilli(Math.floorDiv(onset.toEpochMilli(), widthMillis) * widthMillis),
        now == null ? onset : now.end(),
        withPoints ? points(onset) : List.of());
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
    @Nullable Effect effect = bucket.effect();
    double moved = effect == null ? 0 : signal.worse().harm(effect.fractionOf(bucket.before()));
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
