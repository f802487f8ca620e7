package dev.weatherglass.core.detect;

/// How much of a shift the limits of a [Preparation] hide, so that a lasting shift beyond them is
/// told in its full size. Averages the median of every three neighbours: a lone outlier adds
/// nothing.
///
/// @param count buckets seen
/// @param sum of the medians
/// @param last what was cut off the newest bucket
/// @param beforeLast and the one before it
public record CutOff(int count, double sum, double last, double beforeLast) {

  static final CutOff NOTHING = new CutOff(0, 0, 0, 0);

  /// With one more bucket.
  CutOff plus(double amount) {
    return new CutOff(count + 1, sum + median(amount, last, beforeLast), amount, last);
  }

  /// The average; the first bucket has no neighbour yet and does not count.
  double mean() {
    return count < 2 ? 0 : sum / (count - 1);
  }

  private static double median(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
