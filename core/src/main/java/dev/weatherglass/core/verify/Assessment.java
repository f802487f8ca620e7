package dev.weatherglass.core.verify;

import dev.weatherglass.core.detect.Detection;
import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.detect.EffectEstimate;
import dev.weatherglass.core.detect.Evidence;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.Trial;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Ring;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One series under one candidate: a function of the ring's buckets and the candidate's window
/// alone, so that a change which is told late gets the evidence that it would have got on time. It
/// can be thrown away and made again.
///
/// @param candidate whose change it is about
/// @param onsetIndex bucket that holds the onset
/// @param endIndex bucket after the last one that is judged
/// @param next bucket that is taken in next
/// @param baselineSeen present buckets of the baseline
/// @param refused why the series cannot be judged; null where it can
/// @param trial the detector under way; null where refused
/// @param alpha tolerated probability of a false alarm, by which the detectable size is told
public record Assessment(
    Candidate candidate,
    long onsetIndex,
    long endIndex,
    long next,
    int baselineSeen,
    @Nullable String refused,
    @Nullable Trial<?> trial,
    double alpha) {

  private static final int SIZES_EVERY = 5;

  /// An assessment after more buckets, and what each of them added.
  public record Advance(Assessment assessment, List<BucketEvidence> buckets) {}

  /// At the onset: the baseline is seen, nothing after it.
  public static Assessment open(
      Ring ring, Candidate candidate, JudgeSettings settings, long horizonMillis) {
    long onset = ring.indexOf(candidate.onset());
    List<BucketValue> baseline = ring.between(onset - settings.baselineBuckets(), onset);
    int seen = (int) baseline.stream().filter(bucket -> !bucket.isMissing()).count();
    Detection detection =
        Detectors.forSeries(
            ring.ratio() ? SeriesKind.ERROR_RATIO : SeriesKind.LEVEL,
            ring.signal().worse(),
            baseline.stream().map(bucket -> observation(ring, bucket)).toList());
    long end = endIndex(ring, candidate, horizonMillis);
    return switch (detection) {
      case Detection.Ready(Trial<?> trial) ->
          new Assessment(candidate, onset, end, onset, seen, null, trial, settings.alpha());
      case Detection.Refused(_, String sentence) ->
          new Assessment(candidate, onset, end, onset, seen, sentence, null, settings.alpha());
    };
  }

  /// Only the window, without a detector: for the levels past its end.
  public static Assessment window(Ring ring, Candidate candidate, long horizonMillis) {
    long onset = ring.indexOf(candidate.onset());
    return new Assessment(
        candidate,
        onset,
        endIndex(ring, candidate, horizonMillis),
        onset,
        0,
        null,
        null,
        Double.NaN);
  }

  /// Takes in the ring's buckets before this one without telling of them.
  public Assessment silently(Ring ring, long upTo) {
    Assessment now = this;
    for (long index = Math.max(next, ring.first()); index < upTo; index++) {
      now = now.with(ring, index, ring.at(index));
    }
    return now;
  }

  /// Takes in the ring's buckets that are new; past the end of the window they only tell their
  /// levels.
  public Advance advance(Ring ring) {
    var buckets = new ArrayList<BucketEvidence>();
    Assessment now = this;
    for (long index = Math.max(next, ring.first()); index <= ring.last(); index++) {
      BucketValue bucket = ring.at(index);
      now = now.with(ring, index, bucket);
      buckets.add(now.evidence(ring, index, bucket));
    }
    return new Advance(now, buckets);
  }

  /// Whether every bucket of the window has been taken in.
  public boolean complete() {
    return next >= endIndex;
  }

  /// Level before the change, by the evidence so far; NaN where there is none.
  public double before() {
    return trial == null ? Double.NaN : trial.evidence().before();
  }

  /// Level since the change, by the evidence so far; NaN where there is none.
  public double after() {
    return trial == null ? Double.NaN : trial.evidence().after();
  }

  /// What a bucket past the window tells: its level.
  public BucketEvidence levelOnly(Ring ring, long index) {
    return new BucketEvidence(
        (int) (index - onsetIndex),
        ring.endOf(index),
        level(ring.at(index)),
        0,
        Double.NaN,
        Double.NaN,
        null,
        Double.NaN,
        0);
  }

  private static @Nullable Double level(BucketValue bucket) {
    return bucket.isMissing() ? null : Double.valueOf(bucket.level());
  }

  private Assessment with(Ring ring, long index, BucketValue bucket) {
    Trial<?> after =
        trial == null || index >= endIndex ? trial : trial.next(observation(ring, bucket));
    return new Assessment(
        candidate, onsetIndex, endIndex, index + 1, baselineSeen, refused, after, alpha);
  }

  private BucketEvidence evidence(Ring ring, long index, BucketValue bucket) {
    if (trial == null) {
      return levelOnly(ring, index);
    }
    Evidence evidence = trial.evidence();
    return new BucketEvidence(
        (int) (index - onsetIndex),
        ring.endOf(index),
        level(bucket),
        evidence.lnE(),
        evidence.before(),
        evidence.after(),
        isDue(index) || evidence.lnE() >= -Math.log(alpha) / 2 ? Effect.of(trial.effect()) : null,
        isDue(index) ? detectable(trial) : Double.NaN,
        evidence.seen());
  }

  /// Sizes are asked every few buckets and at the end of the window; by the bucket alone, so that a
  /// replay asks the same.
  private boolean isDue(long index) {
    return (index - onsetIndex + 1) % SIZES_EVERY == 0 || index + 1 == endIndex;
  }

  private double detectable(Trial<?> asked) {
    double size = asked.detectable(alpha);
    return asked.effect().unit() == EffectEstimate.Unit.RATIO ? size - 1 : size;
  }

  private static long endIndex(Ring ring, Candidate candidate, long horizonMillis) {
    long horizon =
        -Math.floorDiv(-(candidate.onset().toEpochMilli() + horizonMillis), ring.widthMillis());
    return candidate.until() == null ? horizon : Math.min(horizon, ring.indexOf(candidate.until()));
  }

  private static Observation observation(Ring ring, BucketValue bucket) {
    if (bucket.isMissing()) {
      return new Observation.Missing();
    }
    return ring.ratio()
        ? Observation.of(Math.round(bucket.value()), Math.round(bucket.requests()))
        : Observation.of(bucket.value());
  }
}
