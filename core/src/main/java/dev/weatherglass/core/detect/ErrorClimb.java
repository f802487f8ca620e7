package dev.weatherglass.core.detect;

/// [Climb] for errors that are few: has their rate begun to be a multiple of what it was?
///
/// R_rho <- (1 + R_rho) (p_rho / p_1)^(1/phi), where p_rho is the probability of this bucket's
/// errors given all earlier ones (gamma–Poisson, with forgetting) if the rate has become rho times
/// as high; phi is the dispersion of blocks of 1, 4 and 16 buckets, as in [Dispersion]. Tempering
/// makes a mean of at most 1 from a mean of 1 (Jensen), so the promise of [Climb] holds where
/// counts are as phi says. A single bucket counts for no more than 4 nats.
final class ErrorClimb {

  /// How many numbers it is.
  static final int LENGTH;

  private static final double[] RATIOS = {1.5, 2, 3, 5, 10};
  private static final int[] BLOCKS = {1, 4, 16};
  private static final double MOST = 4; // nats that a single bucket counts for
  private static final double PRIOR_ERRORS = 0.5;
  private static final double KEPT = Math.pow(2, -1 / RunningBank.HALF_LIFE);
  private static final int ERRORS = 0;
  private static final int REQUESTS = 1;
  private static final int CLIMBS = 2;
  private static final int FIRST_BLOCK = CLIMBS + RATIOS.length;
  private static final int OPEN_ERRORS = 0;
  private static final int OPEN_REQUESTS = 1;
  private static final int OPEN_LENGTH = 2;
  private static final int SQUARES = 3;
  private static final int COUNT = 4;
  private static final int BLOCK = 5;

  static {
    LENGTH = FIRST_BLOCK + BLOCKS.length * BLOCK;
  }

  private ErrorClimb() {}

  /// Takes in one bucket with requests, in place.
  ///
  /// @param watched whether it may speak for a shift; otherwise it only teaches
  static void step(double[] cells, double errors, double requests, boolean watched) {
    double known = cells[ERRORS] + PRIOR_ERRORS;
    double seen = cells[REQUESTS];
    if (watched && seen > 0) {
      double phi = dispersion(cells);
      for (int i = 0; i < RATIOS.length; i++) {
        double ratio = RATIOS[i];
        double ln =
            errors * Math.log(ratio)
                + (known + errors) * Math.log((seen + requests) / (seen + ratio * requests));
        cells[CLIMBS + i] = (1 + cells[CLIMBS + i]) * Math.exp(Math.min(ln / phi, MOST));
      }
    }
    learn(cells, errors, requests);
  }

  static double height(double[] cells) {
    double sum = 0;
    for (int i = 0; i < RATIOS.length; i++) {
      sum += cells[CLIMBS + i];
    }
    return sum / RATIOS.length;
  }

  static void scale(double[] cells, double factor) {
    for (int i = 0; i < RATIOS.length; i++) {
      cells[CLIMBS + i] *= factor;
    }
  }

  /// The rate is another from the next bucket on; how unevenly errors come stays known.
  static void forgetLevel(double[] cells) {
    cells[ERRORS] = 0;
    cells[REQUESTS] = 0;
    for (int l = 0; l < BLOCKS.length; l++) {
      int b = FIRST_BLOCK + l * BLOCK;
      cells[b + OPEN_ERRORS] = 0;
      cells[b + OPEN_REQUESTS] = 0;
      cells[b + OPEN_LENGTH] = 0;
    }
  }

  private static void learn(double[] cells, double errors, double requests) {
    cells[ERRORS] = cells[ERRORS] * KEPT + errors;
    cells[REQUESTS] = cells[REQUESTS] * KEPT + requests;
    double rate = (cells[ERRORS] + PRIOR_ERRORS) / cells[REQUESTS];
    for (int l = 0; l < BLOCKS.length; l++) {
      int b = FIRST_BLOCK + l * BLOCK;
      cells[b + OPEN_ERRORS] += errors;
      cells[b + OPEN_REQUESTS] += requests;
      cells[b + OPEN_LENGTH]++;
      if (cells[b + OPEN_LENGTH] >= BLOCKS[l]) {
        double expected = rate * cells[b + OPEN_REQUESTS];
        double off = cells[b + OPEN_ERRORS] - expected;
        double kept = Math.pow(KEPT, BLOCKS[l]);
        cells[b + SQUARES] = cells[b + SQUARES] * kept + off * off / expected;
        cells[b + COUNT] = cells[b + COUNT] * kept + 1;
        cells[b + OPEN_ERRORS] = 0;
        cells[b + OPEN_REQUESTS] = 0;
        cells[b + OPEN_LENGTH] = 0;
      }
    }
  }

  private static double dispersion(double[] cells) {
    double largest = 1;
    for (int l = 0; l < BLOCKS.length; l++) {
      int b = FIRST_BLOCK + l * BLOCK;
      if (cells[b + COUNT] > 2) {
        largest = Math.max(largest, cells[b + SQUARES] / (cells[b + COUNT] - 1));
      }
    }
    return largest;
  }
}
