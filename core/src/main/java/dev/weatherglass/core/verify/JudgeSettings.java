package dev.weatherglass.core.verify;

import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SignalKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Every number the judge decides by (DESIGN §4).
///
/// @param bucket width of all buckets; null to learn it per family from the spacing of its samples
/// @param grace how long after its end a bucket waits for raw series that are late
/// @param rule when evidence becomes an alarm
/// @param threshold evidence in nats that the ladder has to exceed; positive
/// @param alpha tolerated probability of a false alarm per change under the strict rule, and for
///   the size that would have been seen, in (0, 0.5)
/// @param horizonBuckets length of a verification
/// @param episodeBuckets how long after the first change of an episode another one may join it
/// @param baselineBuckets how many buckets before the change teach what is normal
/// @param lateBuckets how many buckets late a change may be reported and still be judged
/// @param mergeBuckets onsets at most this far apart are one change
/// @param mergeSameVersion the same version within this time is one change
/// @param healthyFromBuckets from when on a change may be called healthy
/// @param latencyMargin smallest relative rise of latency that is called a regression
/// @param errorMargin smallest relative rise of an error ratio that is called a regression
/// @param otherMargin the same for any other series
/// @param latencyWorthKnowing rise of latency that must be excluded to call a change healthy
/// @param errorWorthKnowing factor of the error ratio that must be excluded, unless the rise stays
///   below one point
/// @param otherWorthKnowing rise of any other series that must be excluded where there is neither
///   latency nor errors
/// @param maxSeries raw series that are followed per service and metric family
public record JudgeSettings(
    @Nullable Duration bucket,
    Duration grace,
    AlarmRule rule,
    double threshold,
    double alpha,
    int horizonBuckets,
    int episodeBuckets,
    int baselineBuckets,
    int lateBuckets,
    int mergeBuckets,
    Duration mergeSameVersion,
    int healthyFromBuckets,
    double latencyMargin,
    double errorMargin,
    double otherMargin,
    double latencyWorthKnowing,
    double errorWorthKnowing,
    double otherWorthKnowing,
    int maxSeries) {

  /// What holds where the configuration says nothing.
  public static final JudgeSettings DEFAULTS =
      new JudgeSettings(
          null,
          Duration.ofSeconds(10),
          AlarmRule.LADDER,
          3.5,
          0.01,
          120,
          240,
          240,
          120,
          3,
          Duration.ofMinutes(30),
          10,
          0.03,
          0.10,
          0.03,
          0.20,
          3,
          0.30,
          50_000);

  /// How long after the end of a window samples that are still on their way are waited for.
  public static final Duration TICK_GRACE = Duration.ofMinutes(2);

  public JudgeSettings {
    if (bucket != null && bucket.toMillis() < 1000) {
      throw new IllegalArgumentException("judge.bucket must be at least 1s but was " + bucket);
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("judge.grace must not be negative but was " + grace);
    }
    if (!(alpha > 0 && alpha < 0.5)) {
      throw new IllegalArgumentException("judge.alpha must be in (0, 0.5) but was " + alpha);
    }
    if (!(threshold > 0)) {
      throw new IllegalArgumentException("judge.threshold must be > 0 but was " + threshold);
    }
    positive("horizonBuckets", horizonBuckets);
    positive("episodeBuckets", episodeBuckets);
    positive("baselineBuckets", baselineBuckets);
    positive("maxSeries", maxSeries);
    int kept = baselineBuckets + episodeBuckets + horizonBuckets + lateBuckets;
    if (kept > Ring.LENGTH) {
      throw new IllegalArgumentException(
          "judge.baselineBuckets, episodeBuckets, horizonBuckets and lateBuckets must together be"
              + " at most "
              + Ring.LENGTH
              + " but were "
              + kept);
    }
  }

  /// Evidence in nats from which the strict rule fires.
  public double strictThreshold() {
    return -Math.log(alpha);
  }

  /// The smallest relative change for the worse that is called a regression.
  public double margin(SignalKind kind) {
    return switch (kind) {
      case LATENCY -> latencyMargin;
      case ERRORS -> errorMargin;
      case THROUGHPUT, SATURATION -> otherMargin;
    };
  }

  private static void positive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException("judge." + name + " must be > 0 but was " + value);
    }
  }
}
