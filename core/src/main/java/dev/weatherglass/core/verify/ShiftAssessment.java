package dev.weatherglass.core.verify;

import dev.weatherglass.core.detect.Detection;
import dev.weatherglass.core.detect.Detectors;
import dev.weatherglass.core.detect.EffectEstimate;
import dev.weatherglass.core.detect.Observation;
import dev.weatherglass.core.detect.SeriesKind;
import dev.weatherglass.core.detect.Trial;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SignalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A series asked about one moment of its past, as if a change had been there: for shifts that no
/// change explains.
public final class ShiftAssessment {

  private static final int SERIES_FLOOR = 3;
  private static final double THROUGHPUT_WEIGHT = 0.3;

  private ShiftAssessment() {}

  /// What the series says about a step at a bucket; empty where it cannot be judged.
  ///
  /// @param from index of the first bucket at the level before
  /// @param onset index of the first bucket after the step
  /// @param to index of the last bucket to look at
  public static Optional<SeriesReading> at(
      Ring ring, long from, long onset, long to, JudgeSettings settings) {
    return switch (begun(ring, from, onset, settings)) {
      case Detection.Ready(Trial<?> trial) -> Optional.of(reading(ring, trial, onset, to));
      case Detection.Refused _ -> Optional.empty();
    };
  }

  /// How high the evidence climbs for a change that is none, by the rule for a service of three
  /// series at most; negative infinity where the series cannot be judged.
  ///
  /// @param onset index of the bucket of the placebo; its baseline and its window are on the ring
  public static double placebo(Ring ring, long onset, JudgeSettings settings) {
    return switch (begun(ring, onset - settings.baselineBuckets(), onset, settings)) {
      case Detection.Ready(Trial<?> trial) -> climbed(ring, trial, onset, settings).reached();
      case Detection.Refused _ -> Double.NEGATIVE_INFINITY;
    };
  }

  private static Ladder climbed(Ring ring, Trial<?> begun, long onset, JudgeSettings settings) {
    double correction =
        Math.log(SERIES_FLOOR)
            - (ring.signal().kind() == SignalKind.THROUGHPUT ? Math.log(THROUGHPUT_WEIGHT) : 0);
    Ladder ladder = Ladder.START;
    Trial<?> now = begun;
    for (long index = onset; index < onset + settings.horizonBuckets(); index++) {
      now = now.next(observation(ring, ring.at(index)));
      if (!ring.at(index).isMissing()) {
        ladder = ladder.with(now.evidence().lnE() - correction);
      }
    }
    return ladder;
  }

  /// What a bucket of a ring says to a detector.
  public static Observation observation(Ring ring, BucketValue bucket) {
    if (bucket.isMissing()) {
      return new Observation.Missing();
    }
    return ring.ratio()
        ? Observation.of(Math.round(bucket.value()), Math.round(bucket.requests()))
        : Observation.of(bucket.value());
  }

  /// What is to be drawn of a ring: its present buckets from one index up to another.
  public static List<Point> points(Ring ring, long from, long to) {
    var points = new ArrayList<Point>();
    for (long index = Math.max(from, ring.first()); index < to; index++) {
      if (!ring.at(index).isMissing()) {
        points.add(new Point(ring.endOf(index), ring.at(index).level()));
      }
    }
    return points;
  }

  private static Detection begun(Ring ring, long from, long onset, JudgeSettings settings) {
    var baseline = new ArrayList<Observation>();
    for (long index = onset - settings.baselineBuckets(); index < onset; index++) {
      baseline.add(index < from ? new Observation.Missing() : observation(ring, ring.at(index)));
    }
    return Detectors.forSeries(
        ring.ratio() ? SeriesKind.ERROR_RATIO : SeriesKind.LEVEL, ring.signal().worse(), baseline);
  }

  private static SeriesReading reading(Ring ring, Trial<?> begun, long onset, long to) {
    Trial<?> now = begun;
    for (long index = onset; index <= to; index++) {
      now = now.next(observation(ring, ring.at(index)));
    }
    EffectEstimate effect = now.effect(0);
    double before = now.before(0);
    return new SeriesReading(
        now.evidence().lnE(),
        before,
        effect.appliedTo(before),
        Effect.of(effect),
        Double.NaN,
        Double.NaN,
        now.evidence().seen());
  }
}
