package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Since when has a series been worse, if it has? Every one of the last 120 buckets is a candidate
/// with an e-value of its own: that of a step for the worse at this bucket, over all noise models
/// and sizes ([NoiseBank], [SizePrior]), or of a higher rate where errors are counted
/// ([GammaPoisson]). Their sum is a Shiryaev–Roberts e-detector, their shares of it say when.
///
/// Costs some milliseconds: it is asked only once a [ShiftDetector] has climbed high enough.
///
/// Sources as for [OnsetDetector].
public final class ShiftOnsets {

  /// How many of the newest buckets are candidates.
  public static final int REACH = 120;

  /// A candidate has so many buckets before it, to be compared with.
  private static final int BEFORE = 60;

  /// A candidate counts itself and what came after it: at least so many buckets.
  private static final int FEWEST = 3;

  private static final NoiseBank BANK = NoiseModels.CALIBRATED;
  private static final double[] STEP = {1};

  private ShiftOnsets() {}

  /// What the candidates say; their index counts from the first of the values.
  ///
  /// @param detector knows the scale
  /// @param worse which way a shift has to go to count
  /// @param values of consecutive buckets, or their errors; NaN where missing
  /// @param requests as many, where errors are counted
  public static OnsetReading read(
      ShiftDetector detector, Direction worse, double[] values, double[] requests) {
    if (detector.scale().counts()) {
      return new OnsetReading(counted(worse, values, requests));
    }
    double[] places = new double[values.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = detector.place(values[i], requests[i]);
    }
    return new OnsetReading(steps(worse, limited(places)));
  }

  private static List<Onset> steps(Direction worse, double[] places) {
    var candidates = new ArrayList<Onset>();
    BankState before = BANK.start();
    for (int i = 0; i < places.length; i++) {
      if (isCandidate(i, places.length) && !Double.isNaN(places[i])) {
        candidates.add(step(before, worse, places, i));
      }
      BANK.observe(before, places[i]);
    }
    return candidates;
  }

  private static Onset step(BankState before, Direction worse, double[] places, int onset) {
    BankState since = before.withRegressor();
    for (int i = onset; i < places.length; i++) {
      BANK.observe(since, places[i], STEP);
    }
    LogSum step = new LogSum();
    LogSum nothing = new LogSum();
    for (int m = 0; m < since.models(); m++) {
      StepFit fit = StepFit.plain(BANK.models().get(m), Math.log(BANK.prior().get(m)), since, m);
      nothing.add(fit.lnNull(0));
      SizePrior.MIXED.steps(fit).forEach(sized -> step.add(sized.lnMarginal(worse, 0)));
    }
    return new Onset(onset, step.ln() - nothing.ln(), 0);
  }

  private static List<Onset> counted(Direction worse, double[] errors, double[] requests) {
    var candidates = new ArrayList<Onset>();
    for (int i = 0; i < errors.length; i++) {
      if (isCandidate(i, errors.length) && !Double.isNaN(errors[i])) {
        int[] before = present(errors, 0, i);
        int[] since = present(errors, i, errors.length);
        double seen = Arrays.stream(before).mapToDouble(b -> requests[b]).sum();
        if (seen > 0) {
          GammaPoisson usual =
              GammaPoisson.of(
                  Arrays.stream(before).mapToDouble(b -> errors[b]).toArray(),
                  Arrays.stream(before).mapToDouble(b -> requests[b]).toArray());
          candidates.add(
              new Onset(
                  i,
                  usual.lnE(
                      worse,
                      Arrays.stream(since)
                          .mapToDouble(b -> limited(usual, errors[b], requests[b]))
                          .sum(),
                      Arrays.stream(since).mapToDouble(b -> requests[b]).sum()),
                  0));
        }
      }
    }
    return candidates;
  }

  /// The errors of a bucket, not more than six deviations above what is usual: a lone burst is no
  /// shift.
  private static double limited(GammaPoisson usual, double errors, double requests) {
    double expected = usual.errors() / usual.requests() * requests;
    return Math.min(errors, expected + 6 * Math.sqrt(usual.dispersion() * expected) + 3);
  }

  private static int[] present(double[] values, int from, int to) {
    return IntStream.range(from, to).filter(i -> !Double.isNaN(values[i])).toArray();
  }

  private static boolean isCandidate(int index, int length) {
    return index >= BEFORE && index >= length - REACH && index <= length - FEWEST;
  }

  /// Each value within the limits of those before it, the newest ones by what is usual by now: a
  /// large shift is limited away at first and would be dated late.
  private static double[] limited(double[] places) {
    LimitWindow window = new LimitWindow();
    double[] limited = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      limited[i] = Double.isNaN(places[i]) ? Double.NaN : window.limited(places[i]);
      if (!Double.isNaN(places[i])) {
        window.add((float) places[i]);
      }
    }
    for (int i = Math.max(0, places.length - TrailingLimits.WINDOW); i < places.length; i++) {
      limited[i] = Double.isNaN(places[i]) ? Double.NaN : window.limited(places[i]);
    }
    return limited;
  }
}
