package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How far one series has come in a verification.
///
/// @param series which series
/// @param signal what it measures
/// @param metric the sender's metric family
/// @param length how many buckets are judged at most
/// @param refused why it cannot be judged; null where it can
/// @param placebos its own false-alarm record when the episode began
/// @param levels what its buckets held
/// @param seen present buckets among those judged
/// @param lnE newest evidence, in nats
/// @param ladder how high what is left of the evidence after competition has climbed
/// @param latest newest reading in full; null before the first
/// @param fired the reading at which an alert is due; null while none is
public record SeriesProgress(
    SeriesKey series,
    Signal signal,
    String metric,
    int length,
    @Nullable String refused,
    PlaceboRecord placebos,
    Levels levels,
    int seen,
    double lnE,
    Ladder ladder,
    @Nullable Read latest,
    @Nullable Read fired) {

  /// A shift by this much is relevant however small it is beside the level.
  private static final double RELEVANT_SPREADS = 0.5;

  private static final double FIRED_FIRST = 1e6;

  /// A reading and the end of its bucket.
  public record Read(SeriesReading reading, Instant at) {}

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
        (int) (end - onsetIndex),
        found.refused(),
        found.placebos(),
        Levels.before(found.widthMillis(), onsetIndex, found.baseline(), found.baselineSeen()),
        0,
        0,
        Ladder.START,
        null,
        null);
  }

  /// Takes in one bucket; buckets past the window only tell their level.
  ///
  /// @param contender the change's number in the episode
  public SeriesProgress with(BucketEvidence bucket, int contender) {
    long index = levels.indexOf(bucket.end());
    if (index >= 0 && index < levels.taken()) {
      return this;
    }
    Levels more = levels.with(bucket.end(), bucket.value());
    if (index < 0 || index >= length || refused != null) {
      return with(more, seen, lnE, ladder, latest, fired);
    }
    @Nullable SeriesReading reading = bucket.readings().get(contender);
    double evidence = bucket.lnE(contender);
    return with(
        more,
        seen + (bucket.value() == null ? 0 : 1),
        Double.isNaN(evidence) ? lnE : evidence,
        ladder,
        reading == null ? latest : new Read(reading, bucket.end()),
        fired);
  }

  /// With what is left of its evidence after competition and correction.
  public SeriesProgress climbed(double statistic) {
    return with(levels, seen, lnE, ladder.with(statistic), latest, fired);
  }

  /// An alert is due by the newest reading.
  public SeriesProgress fire() {
    return fired == null ? with(levels, seen, lnE, ladder, latest, latest) : this;
  }

  /// Whether the newest reading shows harm that matters: more than the margin, or more than the
  /// series' own spread, for a series so calm that people see less.
  ///
  /// @param at end of the bucket that is judged; an older reading says nothing about it
  public boolean showsHarm(Instant at, JudgeSettings settings) {
    if (latest == null || !latest.at().equals(levels.newest()) || at.isBefore(latest.at())) {
      return false;
    }
    SeriesReading reading = latest.reading();
    double moved = signal.worse().harm(reading.effect().fractionOf(reading.before()));
    return moved > settings.margin(signal.kind())
        || signal.worse().harm(reading.spreads()) > RELEVANT_SPREADS;
  }

  /// Whether every bucket of the window has been judged.
  public boolean complete() {
    return refused != null || levels.taken() >= length;
  }

  /// When the last judged bucket ended; null before the first.
  @Nullable Instant judgedUntil() {
    return latest == null ? null : latest.at();
  }

  /// Whether what came after it fired says that it is as it was; false where it has not fired.
  public boolean recovered() {
    return fired != null
        && Recovery.recovered(
            levels.after(fired.at()), fired.reading().before(), fired.reading().after());
  }

  /// The reading at which it fired, for one that has.
  public SeriesReading readingAtFiring() {
    return Objects.requireNonNull(fired).reading();
  }

  /// When it fired; null while it has not.
  public @Nullable Instant firedAt() {
    return fired == null ? null : fired.at();
  }

  /// The newest reading in full; null before the first.
  @Nullable SeriesReading reading() {
    return latest == null ? null : latest.reading();
  }

  /// What was told when it fired: the series as it stood then.
  public SeriesJudgement judgementAtFiring(Instant onset) {
    Read then = Objects.requireNonNull(fired);
    return judgement(
        onset,
        then.reading().lnE(),
        then,
        then.reading().seen(),
        levels.points().stream().filter(point -> !point.at().isAfter(then.at())).toList());
  }

  /// End of the newest bucket that was taken in.
  public Instant newestEnd() {
    return Objects.requireNonNull(levels.newest());
  }

  /// How many of the newest levels are present without a gap.
  public int presentAtEnd() {
    return levels.presentAtEnd();
  }

  /// Buckets that were judged, present or not.
  int judged() {
    return Math.min(levels.taken(), length);
  }

  /// Share of its window's buckets that hold data; of those it told, where it is refused and tells
  /// no more.
  double presentShare() {
    int buckets = refused == null ? length : judged();
    return buckets == 0 ? 0 : (double) levels.present(length) / buckets;
  }

  /// How much it has to say: what fired first, then by evidence.
  double weight() {
    return fired == null ? lnE : FIRED_FIRST + lnE;
  }

  /// What is told about the series.
  ///
  /// @param withPoints whether its levels are told too
  public SeriesJudgement judgement(Instant onset, boolean withPoints) {
    return judgement(onset, lnE, latest, seen, withPoints ? levels.points() : List.of());
  }

  private SeriesJudgement judgement(
      Instant onset, double evidence, @Nullable Read read, int after, List<Point> points) {
    @Nullable SeriesReading reading = read == null ? null : read.reading();
    return new SeriesJudgement(
        series,
        signal,
        metric,
        fired != null,
        evidence,
        reading == null ? null : finite(reading.before()),
        reading == null ? null : finite(reading.after()),
        reading == null ? null : reading.effect(),
        (int) (levels.widthMillis() / 1000),
        levels.baselineSeen(),
        after,
        Instant.ofEpochMilli(levels.onsetIndex() * levels.widthMillis()),
        read == null ? onset : read.at(),
        points,
        placebos);
  }

  private static @Nullable Double finite(double level) {
    return Double.isFinite(level) ? level : null;
  }

  private SeriesProgress with(
      Levels taken,
      int present,
      double evidence,
      Ladder climbed,
      @Nullable Read newest,
      @Nullable Read due) {
    return new SeriesProgress(
        series, signal, metric, length, refused, placebos, taken, present, evidence, climbed,
        newest, due);
  }
}
