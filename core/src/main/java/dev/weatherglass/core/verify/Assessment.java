package dev.weatherglass.core.verify;

import dev.weatherglass.core.detect.Detection;
import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.detect.EffectEstimate;
import dev.weatherglass.core.detect.Evidence;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.Plan;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.Trial;
import dev.weatherglass.core.detect.WarmUp;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Ring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One series in one episode: a function of the ring's buckets and the episode alone, so that a
/// change which is told late gets the evidence that it would have got on time. It can be thrown
/// away and made again.
///
/// @param episode whose changes it is about
/// @param widthMillis width of the ring's buckets
/// @param horizonMillis length of a verification
/// @param onsetIndex bucket that holds the episode's onset
/// @param next bucket that is taken in next
/// @param baselineSeen present buckets of the baseline
/// @param refused why the series cannot be judged; null where it can
/// @param trial the detector under way; null where refused
/// @param alpha tolerated probability of a false alarm, by which the detectable size is told
public record Assessment(
    Episode episode,
    long widthMillis,
    long horizonMillis,
    long onsetIndex,
    long next,
    int baselineSeen,
    @Nullable String refused,
    @Nullable Trial<?> trial,
    double alpha) {

  private static final int SIZES_EVERY = 10;
  private static final double[] NO_EVIDENCE = {};

  /// Evidence from which sizes are asked after every bucket: half of what an alarm takes.
  public static final double NOTABLE = 2;

  /// An assessment after more buckets, and what each of them added.
  public record Advance(Assessment assessment, List<BucketEvidence> buckets) {}

  /// The catalogue for all series of one service and width in an episode, which share what their
  /// filters have in common.
  public static Detectors detectors(Episode episode, long widthMillis, JudgeSettings settings) {
    long onset = Math.floorDiv(episode.onset().toEpochMilli(), widthMillis);
    List<Integer> onsets =
        episode.contenders().stream()
            .map(each -> (int) (Math.floorDiv(each.onset().toEpochMilli(), widthMillis) - onset))
            .toList();
    return new Detectors(Plan.of(onsets, new WarmUp(episode.warmUp())), settings.baselineBuckets());
  }

  /// At the onset: the baseline is seen, nothing after it.
  ///
  /// @param detectors for the ring's width
  public static Assessment open(
      Ring ring, Episode episode, Detectors detectors, JudgeSettings settings, long horizonMillis) {
    long onset = ring.indexOf(episode.onset());
    List<Observation> baseline = baseline(ring, onset, settings.baselineBuckets());
    Detection detection =
        detectors.forSeries(
            ring.ratio() ? SeriesKind.ERROR_RATIO : SeriesKind.LEVEL,
            ring.signal().worse(),
            (int) (ring.widthMillis() / 1000),
            baseline);
    int seen =
        (int) baseline.stream().filter(each -> !(each instanceof Observation.Missing)).count();
    return switch (detection) {
      case Detection.Ready(Trial<?> trial) ->
          opened(ring, episode, horizonMillis, onset, seen, null, trial, settings);
      case Detection.Refused(_, String sentence) ->
          opened(ring, episode, horizonMillis, onset, seen, sentence, null, settings);
    };
  }

  /// Takes in the ring's buckets before this one without telling of them.
  public Assessment silently(Ring ring, long upTo) {
    Assessment now = this;
    for (long index = next; index < upTo; index++) {
      now = now.with(ring, ring.at(index));
    }
    return now;
  }

  /// Takes in the ring's buckets that are new; past the last window they only tell their levels.
  public Advance advance(Ring ring) {
    var buckets = new ArrayList<BucketEvidence>();
    Assessment now = this;
    for (long index = Math.max(next, ring.first()); index <= ring.last(); index++) {
      BucketValue bucket = ring.at(index);
      now = now.silently(ring, index).with(ring, bucket);
      buckets.add(now.evidence(ring, index, bucket));
    }
    return new Advance(now, buckets);
  }

  /// Whether every bucket of every window has been taken in.
  public boolean complete() {
    return next >= endIndex();
  }

  /// Whether the window of a contender closed with the newest bucket.
  public boolean justClosed(int contender) {
    return next == end(contender);
  }

  /// How likely a contender came with a warm-up, by this series; NaN where it cannot tell.
  public double warmUp(int contender) {
    return trial == null ? Double.NaN : trial.warmUp(contender);
  }

  /// What a bucket past the windows tells: its level.
  public static BucketEvidence levelOnly(Ring ring, long onsetIndex, long index) {
    return new BucketEvidence(
        index - onsetIndex, ring.endOf(index), level(ring.at(index)), NO_EVIDENCE, Map.of());
  }

  private static Assessment opened(
      Ring ring,
      Episode episode,
      long horizonMillis,
      long onset,
      int seen,
      @Nullable String refused,
      @Nullable Trial<?> trial,
      JudgeSettings settings) {
    return new Assessment(
        episode,
        ring.widthMillis(),
        horizonMillis,
        onset,
        onset,
        seen,
        refused,
        trial,
        settings.alpha());
  }

  /// As many buckets as were asked, those that the ring does not hold as missing.
  private static List<Observation> baseline(Ring ring, long onset, int buckets) {
    var baseline = new ArrayList<Observation>();
    for (long index = onset - buckets; index < onset; index++) {
      baseline.add(observation(ring, ring.at(index)));
    }
    return baseline;
  }

  private static @Nullable Double level(BucketValue bucket) {
    return bucket.isMissing() ? null : Double.valueOf(bucket.level());
  }

  private Assessment with(Ring ring, BucketValue bucket) {
    Trial<?> after =
        trial == null || next >= endIndex() ? trial : trial.next(observation(ring, bucket));
    return new Assessment(
        episode,
        widthMillis,
        horizonMillis,
        onsetIndex,
        next + 1,
        baselineSeen,
        refused,
        after,
        alpha);
  }

  private BucketEvidence evidence(Ring ring, long index, BucketValue bucket) {
    if (trial == null || index >= endIndex()) {
      return levelOnly(ring, onsetIndex, index);
    }
    double[] lnE = new double[episode.contenders().size()];
    Arrays.fill(lnE, Double.NaN);
    var readings = new HashMap<Integer, SeriesReading>();
    for (int c = 0; c < lnE.length; c++) {
      if (index >= begin(c)) {
        Evidence evidence = trial.evidence(c);
        lnE[c] = evidence.lnE();
        if (isAsked(c, index, evidence)) {
          readings.put(c, reading(trial, c, evidence, isDue(c, index)));
        }
      }
    }
    return new BucketEvidence(index - onsetIndex, ring.endOf(index), level(bucket), lnE, readings);
  }

  private boolean isAsked(int contender, long index, Evidence evidence) {
    return episode.contenders().get(contender).judged()
        && index < end(contender)
        && evidence.seen() > 0
        && (isDue(contender, index) || evidence.lnE() >= NOTABLE);
  }

  /// Sizes are asked every few buckets and at the end of the window; by the bucket alone, so that a
  /// replay asks the same.
  private boolean isDue(int contender, long index) {
    return (index - begin(contender) + 1) % SIZES_EVERY == 0 || index + 1 == end(contender);
  }

  private SeriesReading reading(Trial<?> asked, int contender, Evidence evidence, boolean due) {
    EffectEstimate effect = asked.effect(contender);
    double before = asked.before(contender);
    return new SeriesReading(
        evidence.lnE(),
        before,
        effect.appliedTo(before),
        Effect.of(effect),
        asked.spreads(contender),
        due ? detectable(asked, contender, effect) : Double.NaN,
        evidence.seen());
  }

  private double detectable(Trial<?> asked, int contender, EffectEstimate effect) {
    double size = asked.detectable(contender, alpha);
    return effect.unit() == EffectEstimate.Unit.RATIO ? size - 1 : size;
  }

  private long endIndex() {
    long end = onsetIndex;
    for (int c = 0; c < episode.contenders().size(); c++) {
      end = episode.contenders().get(c).judged() ? Math.max(end, end(c)) : end;
    }
    return end;
  }

  private long begin(int contender) {
    return Math.floorDiv(episode.contenders().get(contender).onset().toEpochMilli(), widthMillis);
  }

  private long end(int contender) {
    long end = episode.contenders().get(contender).onset().toEpochMilli() + horizonMillis;
    return -Math.floorDiv(-end, widthMillis);
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
