package dev.weatherglass.core.detect;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// How a series runs through the day, where its buckets are so wide that the filters would take a
/// morning for a shift: the mean course of whole days around their own means, smoothed, and shrunk
/// by how well the other days foretell each day (docs/MATH.md 2).
///
/// @param course one value per bucket of the day, beginning with the baseline's first bucket
@SuppressWarnings("ArrayRecordComponent") // constants of one series; never compared
record DayProfile(double[] course) {

  private static final int FEWEST_DAYS = 3;
  private static final double FEWEST_SLOPE = 0.2;

  /// Narrower buckets see a day as a slow wander, which the filters follow.
  private static final int NARROWEST_SECONDS = 900;

  private static final int WIDEST_SECONDS = 3600;
  private static final int DAY_SECONDS = 86_400;

  /// What a baseline teaches; nothing where there are fewer than three whole days or the days are
  /// too unlike.
  ///
  /// @param places of the baseline on the scale of the series, within limits; NaN where missing
  /// @param bucketSeconds width of a bucket
  static Optional<DayProfile> of(double[] places, int bucketSeconds) {
    if (bucketSeconds < NARROWEST_SECONDS
        || bucketSeconds > WIDEST_SECONDS
        || places.length < FEWEST_DAYS * (DAY_SECONDS / bucketSeconds)) {
      return Optional.empty();
    }
    int period = DAY_SECONDS / bucketSeconds;
    double[][] days = days(places, period);
    double slope = foretold(days);
    if (!(slope >= FEWEST_SLOPE)) {
      return Optional.empty();
    }
    int first = places.length - days.length * period;
    double[] smoothed = smoothed(mean(days, -1));
    return Optional.of(
        new DayProfile(
            IntStream.range(0, period)
                .mapToDouble(i -> slope * smoothed[Math.floorMod(i - first, period)])
                .toArray()));
  }

  /// The usual deviation of a bucket from its day's mean.
  ///
  /// @param index buckets since the first of the baseline
  double at(long index) {
    return course[Math.floorMod(index, course.length)];
  }

  /// The whole days that end with the baseline, each less its own mean.
  private static double[][] days(double[] places, int period) {
    int count = places.length / period;
    double[][] days = new double[count][];
    for (int d = 0; d < count; d++) {
      int from = places.length - (count - d) * period;
      double[] day = Arrays.copyOfRange(places, from, from + period);
      double mean =
          Arrays.stream(day).filter(place -> !Double.isNaN(place)).average().orElse(Double.NaN);
      days[d] = Arrays.stream(day).map(place -> place - mean).toArray();
    }
    return days;
  }

  /// Slope of each day on the profile of the others, from 0 to 1.
  private static double foretold(double[][] days) {
    double product = 0;
    double square = 0;
    for (int d = 0; d < days.length; d++) {
      double[] others = smoothed(mean(days, d));
      for (int i = 0; i < others.length; i++) {
        if (!Double.isNaN(days[d][i])) {
          product += days[d][i] * others[i];
          square += others[i] * others[i];
        }
      }
    }
    return square > 0 ? Math.max(0, Math.min(1, product / square)) : 0;
  }

  private static double[] mean(double[][] days, int without) {
    return IntStream.range(0, days[0].length)
        .mapToDouble(i ->
            IntStream.range(0, days.length)
                .filter(d -> d != without && !Double.isNaN(days[d][i]))
                .mapToDouble(d -> days[d][i])
                .average()
                .orElse(0))
        .toArray();
  }

  private static double[] smoothed(double[] course) {
    int n = course.length;
    return IntStream.range(0, n)
        .mapToDouble(i -> (course[(i + n - 1) % n] + 2 * course[i] + course[(i + 1) % n]) / 4)
        .toArray();
  }
}
