package dev.weatherglass.core.series;

import java.util.Arrays;

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
