package dev.weatherglass.core.verify;

import java.util.Arrays;

/// The placebos that were judged on one series.
///
/// @param hour of the last attempt, since the epoch; there is one an hour at most
/// @param onset index of the newest placebo's bucket; -1 before the first
/// @param runs how many there were
/// @param fired how many of them the alarm rule fired on
/// @param highest how high each of the last ones climbed, in nats; at most [#KEPT]
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record Placebos(long hour, long onset, int runs, int fired, float[] highest) {

  /// None yet.
  public static final Placebos NONE = new Placebos(Long.MIN_VALUE, -1, 0, 0, new float[0]);

  private static final int KEPT = 200;
  private static final double QUANTILE = 0.99; // 1 - alpha

  /// An attempt was made in this hour.
  public Placebos tried(long inHour) {
    return new Placebos(inHour, onset, runs, fired, highest);
  }

  /// With one more placebo.
  ///
  /// @param at index of its bucket
  /// @param reached how high its evidence climbed
  /// @param threshold that it is compared with
  public Placebos with(long at, double reached, double threshold) {
    float[] more =
        highest.length < KEPT
            ? Arrays.copyOf(highest, highest.length + 1)
            : Arrays.copyOfRange(highest, 1, KEPT + 1);
    more[more.length - 1] = (float) reached;
    return new Placebos(hour, at, runs + 1, fired + (reached > threshold ? 1 : 0), more);
  }

  /// What is told of them.
  ///
  /// @param threshold that evidence usually has to exceed
  public PlaceboRecord told(double threshold) {
    PlaceboRecord plain = new PlaceboRecord(runs, fired, 0);
    return plain.firesTooOften()
        ? new PlaceboRecord(runs, fired, Math.max(0, quantile() - threshold))
        : plain;
  }

  private double quantile() {
    float[] sorted = highest.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(QUANTILE * sorted.length) - 1];
  }
}
