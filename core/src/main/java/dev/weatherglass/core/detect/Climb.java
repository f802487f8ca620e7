package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;

/// Has a series begun to surprise in one direction, at any time? A Shiryaev–Roberts e-detector on
/// standardised innovations u, for a few sizes g:
///
/// R_g <- (1 + R_g) exp(g u) / max(exp(g²/2), M_g), M_g the mean of exp(g u) so far
///
/// and the mean of R is asked. For normal innovations R_g - t is at most a martingale, so the first
/// time at which it reaches gamma comes after gamma buckets on average or later; where innovations
/// are skewed or have heavy tails, M_g keeps the factor's mean near 1. A single surprise counts for
/// no more than [#MOST] deviations: what lasts is asked for, not what is large.
///
/// Sources: Roberts 1966 (doi:10.1080/00401706.1966.10490374); Shin, Ramdas, Rinaldo, arXiv
/// 2203.03532.
final class Climb {

  private static final double[] SIZES = {0.4, 0.8, 1.5, 2.5};
  private static final double[] NORMAL_MEANS = normalMeans();
  private static final double MOST = 3;
  private static final double KEPT = Math.pow(2, -1 / RunningBank.HALF_LIFE);

  /// Sizes up, then sizes down.
  private static final int WAYS = 2 * SIZES.length;

  private static final int SUMS = WAYS;
  private static final int COUNT = 2 * WAYS;

  /// How many numbers it is.
  static final int LENGTH = COUNT + 1;

  private Climb() {}

  /// Takes in one surprise, in place.
  ///
  /// @param at where its numbers begin
  /// @param watched whether it may speak for a shift; otherwise it only teaches
  static void step(double[] cells, int at, Direction worse, double surprise, boolean watched) {
    double u = Math.min(Math.max(surprise, -MOST), MOST);
    double count = cells[at + COUNT];
    for (int i = 0; i < SIZES.length; i++) {
      if (worse != Direction.DOWN) {
        climb(cells, at + i, count, Math.exp(SIZES[i] * u), NORMAL_MEANS[i], watched);
      }
      if (worse != Direction.UP) {
        int down = at + SIZES.length + i;
        climb(cells, down, count, Math.exp(-SIZES[i] * u), NORMAL_MEANS[i], watched);
      }
    }
    cells[at + COUNT] = count * KEPT + 1;
  }

  /// How many buckets without a shift it would take on average to climb as high.
  static double height(double[] cells, int at, Direction worse) {
    double sum = 0;
    for (int i = 0; i < WAYS; i++) {
      sum += cells[at + i];
    }
    return sum / (worse == Direction.EITHER ? WAYS : SIZES.length);
  }

  /// Goes back by a factor.
  static void scale(double[] cells, int at, double factor) {
    for (int i = 0; i < WAYS; i++) {
      cells[at + i] *= factor;
    }
  }

  private static void climb(
      double[] cells, int place, double count, double factor, double normal, boolean watched) {
    if (watched) {
      double mean = count > 0 ? cells[place + SUMS] / count : 0;
      cells[place] = (1 + cells[place]) * factor / Math.max(normal, mean);
    }
    cells[place + SUMS] = cells[place + SUMS] * KEPT + factor;
  }

  private static double[] normalMeans() {
    double[] means = new double[SIZES.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = Math.exp(SIZES[i] * SIZES[i] / 2);
    }
    return means;
  }
}
