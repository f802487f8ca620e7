package dev.weatherglass.bench.evaluate.peers;

import java.util.function.DoubleUnaryOperator;

/// The rank sum of Mann and Whitney (1947) for one sample against another that is shifted, by its
/// normal approximation with ties, as R's `wilcox.test(exact = FALSE)` has it.
///
/// @param less the sample that should be less, ascending
/// @param more the sample that should be more, ascending
@SuppressWarnings("ArrayRecordComponent") // never compared
record RankSum(double[] less, double[] more) {

  private static final double CONTINUITY = 0.5;
  private static final int HALVINGS = 60;

  /// Standard deviate of "`more` less `shift` is above `less`", with continuity correction.
  double z(double shift) {
    double off = aboveExpectation(shift);
    return (off - CONTINUITY * Math.signum(off)) / deviation(shift);
  }

  /// The shift between the samples after Hodges and Lehmann (1963).
  double estimate() {
    return root(this::aboveExpectation);
  }

  /// The lower end of the confidence interval of the shift.
  ///
  /// @param quantile of the normal distribution, 2.326 for 98 % on both sides together
  double lowerEnd(double quantile) {
    return root(shift -> z(shift) - quantile);
  }

  /// Where a falling function crosses zero.
  private double root(DoubleUnaryOperator falling) {
    double low = more[0] - less[less.length - 1];
    double high = more[more.length - 1] - less[0];
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (falling.applyAsDouble(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// Pairs in which `more` wins, a tie counting half, less half of all pairs.
  private double aboveExpectation(double shift) {
    double won = 0;
    int below = 0;
    int upTo = 0;
    for (double value : more) {
      double shifted = value - shift;
      while (below < less.length && less[below] < shifted) {
        below++;
      }
      upTo = Math.max(upTo, below);
      while (upTo < less.length && less[upTo] <= shifted) {
        upTo++;
      }
      won += (below + upTo) / 2.0;
    }
    return won - less.length * (double) more.length / 2;
  }

  private double deviation(double shift) {
    double m = less.length;
    double n = more.length;
    return Math.sqrt(m * n / 12 * (m + n + 1 - ties(shift) / ((m + n) * (m + n - 1))));
  }

  /// Sum of t³ - t over groups of t equal values.
  private double ties(double shift) {
    double sum = 0;
    int i = 0;
    int j = 0;
    while (i < less.length || j < more.length) {
      double next = Math.min(at(less, i, 0), at(more, j, shift));
      double group = 0;
      for (; i < less.length && less[i] == next; i++) {
        group++;
      }
      for (; j < more.length && more[j] - shift == next; j++) {
        group++;
      }
      sum += group * group * group - group;
    }
    return sum;
  }

  private static double at(double[] values, int index, double shift) {
    return index < values.length ? values[index] - shift : Double.POSITIVE_INFINITY;
  }
}
