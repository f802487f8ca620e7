package dev.weatherglass.core.detect;

import java.util.Arrays;

/// The limits of [TrailingLimits] for a series that goes on and on: the last 60 values are kept
/// sorted, so that a bucket costs a few moves instead of two sorts. Changed in place.
final class LimitWindow {

  private static final int FEWEST = 20;
  private static final double DEVIATIONS = 4 * 1.4826;
  private static final double TAIL = 0.02;

  private final float[] recent = new float[TrailingLimits.WINDOW];
  private final float[] sorted = new float[TrailingLimits.WINDOW];
  private int length;
  private int oldest;

  /// @param values oldest first; at most 60
  static LimitWindow of(float[] values) {
    var window = new LimitWindow();
    for (float value : values) {
      window.add(value);
    }
    return window;
  }

  /// Oldest first.
  float[] values() {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = recent[(oldest + i) % recent.length];
    }
    return values;
  }

  /// The value within the limits of those before it; as it is while they are too few.
  double limited(double value) {
    if (length < FEWEST) {
      return value;
    }
    double median = quantile(0.5);
    double reach = DEVIATIONS * deviation(median);
    double low = Math.min(median - reach, quantile(TAIL));
    double high = Math.max(median + reach, quantile(1 - TAIL));
    return Math.min(Math.max(value, low), high);
  }

  /// Whether more than half of the values are one and the same.
  boolean isStill() {
    return length > 0 && deviation(quantile(0.5)) == 0;
  }

  void add(float value) {
    if (length == recent.length) {
      remove(recent[oldest]);
      recent[oldest] = value;
      oldest = (oldest + 1) % recent.length;
    } else {
      recent[length] = value;
    }
    int place = place(value);
    System.arraycopy(sorted, place, sorted, place + 1, length - place);
    sorted[place] = value;
    length++;
  }

  private void remove(float value) {
    int place = place(value);
    System.arraycopy(sorted, place + 1, sorted, place, length - place - 1);
    length--;
  }

  private int place(float value) {
    int found = Arrays.binarySearch(sorted, 0, length, value);
    return found < 0 ? -found - 1 : found;
  }

  private double quantile(double p) {
    double place = p * (length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, length - 1);
    return sorted[below] + (place - below) * ((double) sorted[above] - sorted[below]);
  }

  /// The median of the distances from the median: they grow outwards on both sides of it.
  private double deviation(double median) {
    int right = (length + 1) / 2;
    int left = right - 1;
    int middle = (length - 1) / 2;
    double before = 0;
    double at = 0;
    for (int rank = 0; rank <= length / 2; rank++) {
      double toLeft = left >= 0 ? median - sorted[left] : Double.POSITIVE_INFINITY;
      double toRight = right < length ? sorted[right] - median : Double.POSITIVE_INFINITY;
      before = at;
      if (toLeft <= toRight) {
        at = toLeft;
        left--;
      } else {
        at = toRight;
        right++;
      }
    }
    return length / 2 == middle ? at : (before + at) / 2;
  }
}
