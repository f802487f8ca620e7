package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far one series has come in a verification.
///
/// @param series which series
/// @param signal what it measures
/// @param metric the sender's metric family
/// @param widthMillis width of its buckets
/// @param onsetIndex index of the bucket that holds the change's onset
/// @param length how many buckets are judged at most
/// @param refused why it cannot be judged; null where it can
/// @param baseline levels of the last buckets before the onset, oldest first; NaN where missing
/// @param baselineSeen present buckets of the whole baseline
/// @param levels levels since the onset, oldest first; NaN where missing
/// @param taken buckets since the onset that were taken in, present or not
/// @param seen present buckets among them
/// @param newest end of the newest bucket that was taken in; null before the first
/// @param lnE newest evidence, in nats
/// @param ladder how high what is left of the evidence after competition has climbed
/// @param latest newest reading in full; null before the first
/// @param readAt end of its bucket; null before the first
/// @param fired the reading at which an alert is due; null while none is
/// @param firedAt end of its bucket; null while none is
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record SeriesProgress(
    SeriesKey series,
    Signal signal,
    String metric,
    long widthMillis,
    long onsetIndex,
    int length,
    @Nullable String refused,
    float[] baseline,
    int baselineSeen,
    float[] levels,
    int taken,
    int seen,
    @Nullable Instant newest,
    double lnE,
    Ladder ladder,
    @Nullable SeriesReading latest,
    @Nullable Instant readAt,
    @Nullable SeriesReading fired,
    @Nullable Instant firedAt) {

  /// Levels that are kept since the onset: a verification and some recovery.
  private static final int KEPT_LEVELS = 180;

  private static final double RELEVANT_SPREADS = 0.5;

  private static final double FIRED_FIRST = 1e6;

  /// Nothing seen since the episode's onset.
  ///
  /// @param onset the change's
  /// @param horizonMillis length of the verification
  public static SeriesProgress begin(
      Finding.SeriesEvidence found, Instant onset, long horizonMillis) {
    long onsetIndex = Math.floorDiv(onset.toEpochMilli(), found.widthMillis());
    long end = -Math.floorDiv(-(onset.toEpochMilli() + horizonMillis), found.widthMillis());
    return new SeriesProgress(
        found.series(),
        found.signal(),
        found.metric(),
        found.widthMillis(),
        onsetIndex,
        (int) (end - onsetIndex),
        found.refused(),
        found.baseline(),
        found.baselineSeen(),
        new float[0],
        0,
        0,
        null,
        0,
        Ladder.START,
        null,
        null,
        null,
        null);
  }

  /// Takes in one bucket; buckets past the window only tell their level, those before the onset
  /// belong to what was before.
  ///
  /// @param contender the change's number in the episode
  public SeriesProgress with(BucketEvidence bucket, int contender) {
    float level = bucket.value() == null ? Float.NaN : bucket.value().floatValue();
    long index = bucket.end().toEpochMilli() / widthMillis - 1 - onsetIndex;
    boolean present = bucket.value() != null;
    if (index < 0) {
      return new Moved()
          .baseline(appended(baseline, level, baseline.length))
          .baselineSeen(baselineSeen + (present ? 1 : 0))
          .made();
    }
    if (index < taken) {
      return this;
    }
    Moved moved =
        new Moved()
            .levels(appended(levels, level, KEPT_LEVELS), (int) index + 1)
            .newest(bucket.end());
    if (index >= length || refused != null) {
      return moved.made();
    }
    @Nullable SeriesReading reading = bucket.readings().get(contender);
    double evidence = bucket.lnE(contender);
    return moved
        .seen(seen + (present ? 1 : 0))
        .lnE(Double.isNaN(evidence) ? lnE : evidence)
        .latest(reading == null ? latest : reading, reading == null ? readAt : bucket.end())
        .made();
  }

  /// With what is left of its evidence after competition and correction.
  public SeriesProgress climbed(double statistic) {
    return new Moved().ladder(ladder.with(statistic)).made();
  }

  /// An alert is due by the newest reading.
  public SeriesProgress fire() {
    return fired == null ? new Moved().fired(latest, readAt).made() : this;
  }

  /// Whether the newest reading shows harm that matters: more than the margin, or more than half of
  /// the series' own spread, for a series so calm that people see less.
  ///
  /// @param at end of the bucket that is judged; an older reading says nothing about it
  public boolean showsHarm(Instant at, JudgeSettings settings) {
    @Nullable SeriesReading reading = latest;
    return reading != null
        && newest != null
        && newest.equals(readAt)
        && !at.isBefore(newest)
        && (signal.worse().harm(reading.effect().fractionOf(reading.before()))
                > settings.margin(signal.kind())
            || signal.worse().harm(reading.spreads()) > RELEVANT_SPREADS);
  }

  /// Whether every bucket of the window has been judged.
  public boolean complete() {
    return refused != null || taken >= length;
  }

  /// When the last judged bucket ended; null before the first.
  @Nullable Instant judgedUntil() {
    return readAt;
  }

  /// Whether what came after it fired says that it is as it was; false where it has not fired.
  public boolean recovered() {
    if (fired == null || firedAt == null) {
      return false;
    }
    int firedIndex = (int) (firedAt.toEpochMilli() / widthMillis - 1 - onsetIndex);
    int since = Math.min(levels.length, taken - firedIndex - 1);
    return Recovery.recovered(
        Arrays.copyOfRange(levels, levels.length - since, levels.length),
        fired.before(),
        fired.after());
  }

  /// What was told when it fired: the series as it stood then.
  public SeriesJudgement judgementAtFiring(Instant onset) {
    Instant at = Objects.requireNonNull(firedAt);
    SeriesReading then = Objects.requireNonNull(fired);
    return judgement(
        onset,
        true,
        then.lnE(),
        then,
        at,
        then.seen(),
        points(onset).stream().filter(point -> !point.at().isAfter(at)).toList());
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
    return fired == null ? lnE : FIRED_FIRST + lnE;
  }

  /// What is told about the series.
  ///
  /// @param withPoints whether its levels are told too
  public SeriesJudgement judgement(Instant onset, boolean withPoints) {
    return judgement(
        onset,
        fired != null,
        lnE,
        latest,
        readAt == null ? onset : readAt,
        seen,
        withPoints ? points(onset) : List.of());
  }

  private SeriesJudgement judgement(
      Instant onset,
      boolean regressed,
      double evidence,
      @Nullable SeriesReading reading,
      Instant lastEnd,
      int after,
      List<Point> points) {
    return new SeriesJudgement(
        series,
        signal,
        metric,
        regressed,
        evidence,
        reading == null ? null : finite(reading.before()),
        reading == null ? null : finite(reading.after()),
        reading == null ? null : reading.effect(),
        (int) (widthMillis / 1000),
        baselineSeen,
        after,
        Instant.ofEpochMilli(Math.floorDiv(onset.toEpochMilli(), widthMillis) * widthMillis),
        lastEnd,
        points);
  }

  private static @Nullable Double finite(double level) {
    return Double.isFinite(level) ? level : null;
  }

  private List<Point> points(Instant onset) {
    long start = Math.floorDiv(onset.toEpochMilli(), widthMillis) * widthMillis;
    var points = new ArrayList<Point>();
    addPoints(points, baseline, start - baseline.length * widthMillis);
    addPoints(points, levels, start + (taken - levels.length) * widthMillis);
    return points;
  }

  private void addPoints(List<Point> points, float[] from, long start) {
    for (int i = 0; i < from.length; i++) {
      if (!Float.isNaN(from[i])) {
        points.add(new Point(Instant.ofEpochMilli(start + (i + 1) * widthMillis), from[i]));
      }
    }
  }

  private static float[] appended(float[] levels, float level, int kept) {
    int length = Math.min(kept, levels.length + 1);
    if (length == 0) {
      return levels;
    }
    float[] more = new float[length];
    System.arraycopy(levels, levels.length - (length - 1), more, 0, length - 1);
    more[length - 1] = level;
    return more;
  }

  /// The same progress, some of it moved on.
  private final class Moved {
    private float[] movedBaseline = baseline;
    private int movedBaselineSeen = baselineSeen;
    private float[] movedLevels = levels;
    private int movedTaken = taken;
    private int movedSeen = seen;
    private @Nullable Instant movedNewest = newest;
    private double movedLnE = lnE;
    private Ladder movedLadder = ladder;
    private @Nullable SeriesReading movedLatest = latest;
    private @Nullable Instant movedReadAt = readAt;
    private @Nullable SeriesReading movedFired = fired;
    private @Nullable Instant movedFiredAt = firedAt;

    Moved baseline(float[] values) {
      movedBaseline = values;
      return this;
    }

    Moved baselineSeen(int count) {
      movedBaselineSeen = count;
      return this;
    }

    Moved levels(float[] values, int count) {
      movedLevels = values;
      movedTaken = count;
      return this;
    }

    Moved seen(int count) {
      movedSeen = count;
      return this;
    }

    Moved newest(Instant end) {
      movedNewest = end;
      return this;
    }

    Moved lnE(double evidence) {
      movedLnE = evidence;
      return this;
    }

    Moved ladder(Ladder climbed) {
      movedLadder = climbed;
      return this;
    }

    Moved latest(@Nullable SeriesReading reading, @Nullable Instant at) {
      movedLatest = reading;
      movedReadAt = at;
      return this;
    }

    Moved fired(@Nullable SeriesReading reading, @Nullable Instant at) {
      movedFired = reading;
      movedFiredAt = at;
      return this;
    }

    SeriesProgress made() {
      return new SeriesProgress(
          series,
          signal,
          metric,
          widthMillis,
          onsetIndex,
          length,
          refused,
          movedBaseline,
          movedBaselineSeen,
          movedLevels,
          movedTaken,
          movedSeen,
          movedNewest,
          movedLnE,
          movedLadder,
          movedLatest,
          movedReadAt,
          movedFired,
          movedFiredAt);
    }
  }
}
