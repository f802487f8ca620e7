package dev.weatherglass.core.detect;

import java.util.List;

/// The noise bank of a series that is watched without a change: it always runs, and forgets. Seven
/// numbers per model, changed in place: variance of the prediction, logarithm of the determinant,
/// the filtered series and constant, and their innovations' products.
///
/// What it has learnt loses half its weight in 2,000 buckets: sums, determinant and number of
/// buckets alike (the number too, or the noise seems ever smaller). A new level leaves what is
/// known of the noise: the sums are taken around the level they had, and the level is unknown
/// again.
///
/// Sources: [NoiseBank]; forgetting: DETECTION 2.1b.
final class RunningBank {

  /// How many numbers a bank is.
  static final int LENGTH;

  /// How many buckets it takes to forget half.
  static final double HALF_LIFE = 2_000;

  private static final double KEPT = Math.pow(2, -1 / HALF_LIFE);
  private static final List<NoiseModel> MODELS = NoiseModels.GRID;

  private static final int SEEN = 0;
  private static final int ORIGIN = 1;
  private static final int LEADING = 2;
  private static final int HEAD = 3;
  private static final int VARIANCE = 0;
  private static final int LN_DETERMINANT = 1;
  private static final int Y = 2;
  private static final int ONE = 3;
  private static final int YY = 4;
  private static final int Y1 = 5;
  private static final int ONES = 6;
  private static final int BLOCK = 7;

  /// A model's numbers, laid out for the loop: phi, q, r, and where its variance settles.
  private static final double[][] SETTLED;

  private static final double SAME = 1e-13;

  static {
    LENGTH = HEAD + MODELS.size() * BLOCK;
    SETTLED = new double[MODELS.size()][];
    for (int m = 0; m < SETTLED.length; m++) {
      NoiseModel model = MODELS.get(m);
      double innovation = model.innovationVariance();
      SETTLED[m] =
          new double[] {model.phi(), model.q(), model.r(), innovation, Math.log(innovation)};
    }
  }

  private RunningBank() {}

  static void start(double[] cells) {
    for (int m = 0; m < SETTLED.length; m++) {
      cells[block(m) + VARIANCE] = MODELS.get(m).startVariance();
    }
  }

  /// The next bucket has none: time passes.
  static void pass(double[] cells) {
    for (int m = 0; m < SETTLED.length; m++) {
      predict(cells, block(m), SETTLED[m][0], SETTLED[m][1]);
    }
  }

  /// How many standard deviations a value lies from what the leading model expects; NaN while
  /// nothing is known.
  static double surprise(double[] cells, double value) {
    double freedom = cells[SEEN] - 1;
    int m = (int) cells[LEADING];
    int b = block(m);
    double ones = cells[b + ONES];
    double level = cells[b + Y1] / ones;
    double squares = cells[b + YY] - level * cells[b + Y1];
    double least = 1e-12 * cells[b + YY];
    if (!(freedom > 1) || !(squares > least)) {
      return Double.NaN;
    }
    double one = 1 - cells[b + ONE];
    double error = value - cells[ORIGIN] - cells[b + Y] - level * one;
    double variance = cells[b + VARIANCE] + SETTLED[m][2] + one * one / ones;
    return error / Math.sqrt(squares / freedom * variance);
  }

  /// Takes in the value of the next bucket.
  static void observe(double[] cells, double value) {
    if (cells[SEEN] == 0) {
      cells[ORIGIN] = value;
    }
    double y = value - cells[ORIGIN];
    for (int m = 0; m < SETTLED.length; m++) {
      update(cells, block(m), SETTLED[m], y);
    }
    cells[SEEN] = cells[SEEN] * KEPT + 1;
  }

  /// Chooses the leading model: the likeliest if nothing but noise was seen.
  static void choose(double[] cells) {
    double best = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < SETTLED.length; m++) {
      int b = block(m);
      double ones = cells[b + ONES];
      double squares =
          Math.max(
              cells[b + YY] - cells[b + Y1] * cells[b + Y1] / ones,
              Math.max(1e-12 * cells[b + YY], Double.MIN_NORMAL));
      double lnNull =
          Math.log(NoiseModels.CALIBRATED.prior().get(m))
              - cells[b + LN_DETERMINANT] / 2
              - Math.log(ones) / 2
              - (cells[SEEN] - 1) / 2 * Math.log(squares);
      if (lnNull > best) {
        best = lnNull;
        cells[LEADING] = m;
      }
    }
  }

  /// The level is another from the next bucket on; the noise stays what it is.
  static void forgetLevel(double[] cells) {
    for (int m = 0; m < SETTLED.length; m++) {
      int b = block(m);
      double ones = cells[b + ONES];
      if (ones > 0) {
        cells[b + YY] = Math.max(0, cells[b + YY] - cells[b + Y1] * cells[b + Y1] / ones);
        cells[b + LN_DETERMINANT] += Math.log(ones);
      }
      cells[b + Y1] = 0;
      cells[b + ONES] = 0;
      cells[b + Y] = 0;
      cells[b + ONE] = 0;
      cells[b + VARIANCE] = MODELS.get(m).startVariance();
    }
    cells[SEEN] = Math.max(0, cells[SEEN] - 1);
  }

  private static void update(double[] cells, int b, double[] model, double y) {
    double variance = cells[b + VARIANCE];
    double innovation = variance + model[2];
    double inverse = 1 / innovation;
    double remaining = model[2] * inverse;
    double errorY = y - cells[b + Y];
    double errorOne = 1 - cells[b + ONE];
    double scaledY = errorY * inverse;
    cells[b + YY] = cells[b + YY] * KEPT + scaledY * errorY;
    cells[b + Y1] = cells[b + Y1] * KEPT + scaledY * errorOne;
    cells[b + ONES] = cells[b + ONES] * KEPT + errorOne * errorOne * inverse;
    double ln =
        Math.abs(innovation - model[3]) <= SAME * model[3] ? model[4] : Math.log(innovation);
    cells[b + LN_DETERMINANT] = cells[b + LN_DETERMINANT] * KEPT + ln;
    cells[b + Y] = y - remaining * errorY;
    cells[b + ONE] = 1 - remaining * errorOne;
    cells[b + VARIANCE] = variance * remaining;
    predict(cells, b, model[0], model[1]);
  }

  private static void predict(double[] cells, int b, double phi, double q) {
    cells[b + Y] *= phi;
    cells[b + ONE] *= phi;
    cells[b + VARIANCE] = phi * phi * cells[b + VARIANCE] + q;
  }

  private static int block(int model) {
    return HEAD + model * BLOCK;
  }
}
