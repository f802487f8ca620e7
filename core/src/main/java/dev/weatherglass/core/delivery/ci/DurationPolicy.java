package dev.weatherglass.core.delivery.ci;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// When builds count as slower, where their history is too short for the judge: the median of the
/// latest ones exceeds the median of those before by a share *and* by an amount, and, if that is
/// asked for, each of the latest ones exceeds it by the share. So neither a single slow run nor
/// seconds of a short build are told.
///
/// Source: the rule that Apache Airflow's nightly check of its jobs settled on
/// (apache/airflow#73551), after single runs against a median had been noise.
///
/// @param relativeIncrease fraction of the median before; positive
/// @param minimumIncreaseSeconds not negative
/// @param sustained whether each of the latest builds must be slower, not only their median
/// @param latest how many builds are the latest; at least 1
/// @param baseline how many builds before them are compared with; at least 1
public record DurationPolicy(
    double relativeIncrease,
    double minimumIncreaseSeconds,
    boolean sustained,
    int latest,
    int baseline) {

  /// A quarter and half a minute more, in three builds on end, against up to twenty before.
  public static final DurationPolicy DEFAULT = new DurationPolicy(0.25, 30, true, 3, 20);

  /// Fewer builds than these are no level to compare with.
  private static final int FEWEST = 5;

  public DurationPolicy {
    if (!(relativeIncrease > 0 && Double.isFinite(relativeIncrease))) {
      throw new IllegalArgumentException(
          "relativeIncrease must be positive but was " + relativeIncrease);
    }
    if (!(minimumIncreaseSeconds >= 0 && Double.isFinite(minimumIncreaseSeconds))) {
      throw new IllegalArgumentException(
          "minimumIncreaseSeconds must not be negative but was " + minimumIncreaseSeconds);
    }
    requirePositive("latest", latest);
    requirePositive("baseline", baseline);
  }

  /// How many builds before the latest ones there must be.
  public int fewestBaseline() {
    return Math.min(FEWEST, baseline);
  }

  /// Whether the latest builds are slower; never where either side is empty.
  ///
  /// @param latestSeconds durations in any order
  /// @param baselineSeconds durations in any order
  public boolean slower(List<Double> latestSeconds, List<Double> baselineSeconds) {
    @Nullable Double now = Median.of(latestSeconds);
    @Nullable Double before = Median.of(baselineSeconds);
    return now != null
        && before != null
        && exceeds(now, before)
        && now - before >= minimumIncreaseSeconds
        && (!sustained || latestSeconds.stream().allMatch(each -> exceeds(each, before)));
  }

  /// Whether a duration exceeds a level by the share. A level of zero is exceeded by anything.
  boolean exceeds(double seconds, double level) {
    return level > 0 ? (seconds - level) / level >= relativeIncrease : seconds > level;
  }

  private static void requirePositive(String field, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(field + " must be at least 1 but was " + count);
    }
  }
}
