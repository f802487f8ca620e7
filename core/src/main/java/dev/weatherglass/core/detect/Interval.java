package dev.weatherglass.core.detect;

/// A closed interval.
///
/// @param low its lower end, or negative infinity
/// @param high its upper end, not below `low`, or positive infinity
public record Interval(double low, double high) {

  public static final Interval EVERYTHING =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low must not exceed high but they were " + low + " and " + high);
    }
  }

  public boolean contains(double value) {
    return low <= value && value <= high;
  }

  public boolean isBounded() {
    return Double.isFinite(low) && Double.isFinite(high);
  }
}
