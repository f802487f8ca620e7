package dev.weatherglass.core.detect;

import java.util.Optional;

/// Takes from a series what would mislead the filters: values far outside the baseline are cut to a
/// limit, so that a single one cannot fire, and the unit becomes the baseline's own spread. Frozen
/// when the baseline ends (docs/MATH.md 2; the profile of the day is not taken off).
///
/// @param low smaller places are taken for this
/// @param high larger places are taken for this
/// @param spread standard deviation of the baseline, robust; positive
public record Preparation(double low, double high, double spread) {

  private static final double MAD_TO_DEVIATION = 1.4826;
  private static final double LEAST_DEVIATION_SHARE = 0.2;
  private static final double LIMIT = 4; // spreads around the median
  private static final double TAIL = 0.005;

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
  /// @param baseline places on the scale of the series, without missing ones; not empty
  public static Optional<Preparation> of(double[] baseline) {
    Sample sample = Sample.of(baseline);
    double median = sample.median();
    double spread =
        Math.max(
            MAD_TO_DEVIATION * sample.medianAbsoluteDeviation(),
            LEAST_DEVIATION_SHARE * sample.standardDeviation());
    if (!(spread > 0) || Double.isInfinite(median / spread)) {
      return Optional.empty();
    }
    return Optional.of(
        new Preparation(
            Math.min(median - LIMIT * spread, sample.quantile(TAIL)),
            Math.max(median + LIMIT * spread, sample.quantile(1 - TAIL)),
            spread));
  }

  /// The place as the filters see it, in spreads. NaN stays.
  public double prepared(double place) {
    return within(place) / spread;
  }

  /// How much of the place lies beyond the limits, 0 within them.
  double cutOff(double place) {
    return place - within(place);
  }

  private double within(double place) {
    return Math.min(Math.max(place, low), high);
  }
}
