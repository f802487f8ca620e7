package dev.weatherglass.core.detect;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Takes from a series what would mislead the filters: the usual course of the day goes, values far
/// outside the baseline are cut to a limit, so that a single one cannot fire, and the unit becomes
/// the baseline's own spread. Frozen when the baseline ends (docs/MATH.md 2).
///
/// @param profile the course of the day; null where there is none
/// @param low smaller places are taken for this
/// @param high larger places are taken for this
/// @param spread standard deviation of the baseline, robust; positive
public record Preparation(@Nullable DayProfile profile, double low, double high, double spread) {

  private static final double MAD_TO_DEVIATION = 1.4826;
  private static final double LEAST_DEVIATION_SHARE = 0.2;
  private static final double LIMIT = 4; // spreads around the median
  private static final double TAIL = 0.005;

  /// A spread below this share of the level is what rounding leaves of a constant series.
  private static final double ROUNDING = 1e-12;

  public Preparation {
    if (!(spread > 0)) {
      throw new IllegalArgumentException("spread must be positive but was " + spread);
    }
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low must not exceed high but they were " + low + " and " + high);
    }
  }

  /// What a baseline teaches; nothing if it has no spread.
  ///
  /// @param baseline places on the scale of the series; NaN where missing; at least one is not
  /// @param bucketSeconds width of a bucket
  public static Optional<Preparation> of(double[] baseline, int bucketSeconds) {
    return of(baseline, (DayProfile) null)
        .flatMap(plain ->
            DayProfile.of(Arrays.stream(baseline).map(plain::within).toArray(), bucketSeconds)
                .map(profile -> of(withoutDay(baseline, profile), profile))
                .orElse(Optional.of(plain)));
  }

  private static Optional<Preparation> of(double[] baseline, @Nullable DayProfile profile) {
    Sample sample =
        Sample.of(Arrays.stream(baseline).filter(place -> !Double.isNaN(place)).toArray());
    double median = sample.median();
    double spread =
        Math.max(
            MAD_TO_DEVIATION * sample.medianAbsoluteDeviation(),
            LEAST_DEVIATION_SHARE * sample.standardDeviation());
    if (!(spread > ROUNDING * Math.abs(median))) {
      return Optional.empty();
    }
    return Optional.of(
        new Preparation(
            profile,
            Math.min(median - LIMIT * spread, sample.quantile(TAIL)),
            Math.max(median + LIMIT * spread, sample.quantile(1 - TAIL)),
            spread));
  }

  /// The place as the filters see it, in spreads. NaN stays.
  ///
  /// @param index buckets since the first of the baseline
  public double prepared(double place, long index) {
    return within(place - usual(index)) / spread;
  }

  /// How much of the place lies beyond the limits, 0 within them.
  ///
  /// @param index buckets since the first of the baseline
  double cutOff(double place, long index) {
    double without = place - usual(index);
    return without - within(without);
  }

  private double usual(long index) {
    return profile == null ? 0 : profile.at(index);
  }

  private double within(double place) {
    return Math.min(Math.max(place, low), high);
  }

  private static double[] withoutDay(double[] baseline, DayProfile profile) {
    return IntStream.range(0, baseline.length)
        .mapToDouble(i -> baseline[i] - profile.at(i))
        .toArray();
  }
}
