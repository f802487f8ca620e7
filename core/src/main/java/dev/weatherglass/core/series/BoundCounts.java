package dev.weatherglass.core.series;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What raw series told of each upper bound in an open bucket. A value, never changed in place.
///
/// @param bounds ascending
/// @param amounts increments, added up over all raw series
/// @param samples how many samples told of each
@SuppressWarnings("ArrayRecordComponent") // compact; never compared
public record BoundCounts(double[] bounds, double[] amounts, int[] samples) {

  /// Nothing told.
  public static final BoundCounts NONE = new BoundCounts(new double[0], new double[0], new int[0]);

  BoundCounts plus(double bound, double amount) {
    int found = Arrays.binarySearch(bounds, bound);
    BoundCounts more = found >= 0 ? copy() : withRoomAt(-found - 1, bound);
    int at = found >= 0 ? found : -found - 1;
    more.amounts[at] += amount;
    more.samples[at]++;
    return more;
  }

  /// With what a whole histogram counted: by the bounds that both know. Bounds differ where
  /// histograms of different range or resolution come together.
  BoundCounts plus(Distribution more) {
    if (bounds.length == 0) {
      return new BoundCounts(more.bounds(), more.cumulative(), filled(more.bounds().length, 1));
    }
    int told = Arrays.stream(samples).max().orElse(0);
    BoundCounts whole = only(told);
    double[] known =
        DoubleStream.concat(Arrays.stream(whole.bounds), Arrays.stream(more.bounds()))
            .sorted()
            .distinct()
            .filter(bound -> !Double.isNaN(whole.upTo(bound) + more.upTo(bound)))
            .toArray();
    double[] sums =
        Arrays.stream(known).map(bound -> whole.upTo(bound) + more.upTo(bound)).toArray();
    return new BoundCounts(known, sums, filled(known.length, told + 1));
  }

  /// The bounds that this many samples told of.
  private BoundCounts only(int told) {
    int[] kept = IntStream.range(0, bounds.length).filter(i -> samples[i] == told).toArray();
    return kept.length == bounds.length
        ? this
        : new BoundCounts(
            Arrays.stream(kept).mapToDouble(i -> bounds[i]).toArray(),
            Arrays.stream(kept).mapToDouble(i -> amounts[i]).toArray(),
            filled(kept.length, told));
  }

  private double upTo(double bound) {
    return Distribution.upTo(bounds, amounts, bound);
  }

  private static int[] filled(int length, int value) {
    int[] filled = new int[length];
    Arrays.fill(filled, value);
    return filled;
  }

  private BoundCounts copy() {
    return new BoundCounts(bounds, amounts.clone(), samples.clone());
  }

  private BoundCounts withRoomAt(int at, double bound) {
    var longer =
        new BoundCounts(
            Arrays.copyOf(bounds, bounds.length + 1),
            Arrays.copyOf(amounts, bounds.length + 1),
            Arrays.copyOf(samples, bounds.length + 1));
    int rest = bounds.length - at;
    System.arraycopy(bounds, at, longer.bounds, at + 1, rest);
    System.arraycopy(amounts, at, longer.amounts, at + 1, rest);
    System.arraycopy(samples, at, longer.samples, at + 1, rest);
    longer.bounds[at] = bound;
    longer.amounts[at] = 0;
    longer.samples[at] = 0;
    return longer;
  }
}
