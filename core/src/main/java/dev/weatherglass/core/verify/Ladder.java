package dev.weatherglass.core.verify;

import java.util.Arrays;
import java.util.List;

/// How high the evidence for one change has climbed: the stronger it is, the fewer buckets it has
/// to last.
///
/// R = max over rungs of (least of the last k values) - o, over all values since the change. Its
/// rungs were found on a tuning set (docs/MATH.md 7); evidence that stays for fifteen buckets
/// counts for more than it measures, because noise that none of the models knows does not stay.
///
/// @param latest the newest values, oldest first; at most as many as the longest rung needs
/// @param reached the highest so far; negative infinity before the first
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record Ladder(float[] latest, double reached) {

  /// Nothing seen.
  public static final Ladder START = new Ladder(new float[0], Double.NEGATIVE_INFINITY);

  /// @param buckets how long the evidence has to last
  /// @param handicap what is taken off it, in nats
  private record Rung(int buckets, double handicap) {}

  private static final List<Rung> RUNGS =
      List.of(
          new Rung(2, 5),
          new Rung(3, 3),
          new Rung(4, 1),
          new Rung(6, 0),
          new Rung(10, -0.7),
          new Rung(15, -1.2));

  private static final int LONGEST = 15;

  /// With the value of one more bucket.
  ///
  /// @param statistic evidence after competition and correction, in nats
  public Ladder with(double statistic) {
    float[] values =
        latest.length < LONGEST
            ? Arrays.copyOf(latest, latest.length + 1)
            : Arrays.copyOfRange(latest, 1, LONGEST + 1);
    values[values.length - 1] = (float) statistic;
    return new Ladder(values, Math.max(reached, highest(values)));
  }

  /// The least of the last two values; negative infinity before.
  public double lastTwo() {
    return least(latest, 2);
  }

  private static double highest(float[] values) {
    return RUNGS.stream()
        .mapToDouble(rung -> least(values, rung.buckets()) - rung.handicap())
        .max()
        .orElseThrow();
  }

  private static double least(float[] values, int count) {
    if (values.length < count) {
      return Double.NEGATIVE_INFINITY;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int i = values.length - count; i < values.length; i++) {
      least = Math.min(least, values[i]);
    }
    return least;
  }
}
