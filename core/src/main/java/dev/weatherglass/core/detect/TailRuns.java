package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/// Does a series leave its usual range more often than it did? Finds what no lasting shift is: one
/// that comes and goes, a tail that grew fat.
///
/// Follows the series by the noise model that fits its baseline best, counts how often a run of
/// surprising values begins (so that a spike counts once, however long), and asks whether that
/// happens more often than before the change, as for errors ([GammaPoisson]). What is surprising is
/// frozen when the baseline ends (docs/MATH.md 5).
///
/// @param model that fits the baseline best
/// @param mean level of the baseline
/// @param deviation standard deviation of an innovation of unit variance
/// @param sign of what is worse: 1 or -1
/// @param thresholds from which a value is surprising, in standard deviations
@SuppressWarnings("ArrayRecordComponent") // constants of one series; never compared
record TailRuns(NoiseModel model, double mean, double deviation, int sign, double[] thresholds) {

  /// How large a share of the evidence is looked for in tail runs.
  static final double WEIGHT = 0.2;

  private static final double[] USUAL_SHARES = {0.95, 0.98};
  private static final double[] RATIOS = {3, 5, 10, 20};
  private static final int SETTLING = 20; // buckets in which the filter finds the series
  private static final double CLIP = 2; // standard deviations by which one value moves the level

  /// Where the filter stands, and what it has seen since it settled.
  ///
  /// @param level of the wandering part
  /// @param variance of its prediction
  /// @param surprise of the last bucket in standard deviations, worse is positive; NaN without data
  /// @param present buckets that held data
  /// @param begun buckets with which a run began, per threshold
  record State(double level, double variance, double surprise, Marks present, List<Marks> begun) {

    /// How many buckets it has seen since it settled.
    int length() {
      return present.length();
    }
  }

  /// What a baseline teaches; null where it never moves by itself, so that nothing can be
  /// surprising.
  ///
  /// @param fit after the baseline
  /// @param prepared the baseline, as the fit saw it; more than the filter needs to settle
  /// @param sign of what is worse: 1 or -1
  static @Nullable TailRuns of(Fit fit, double[] prepared, int sign) {
    Design design = fit.design;
    int best = bestModel(fit);
    double mean = fit.withOne[best] / design.ones[best] + fit.origin();
    TailRuns blank =
        new TailRuns(
            design.model(best),
            mean,
            Math.sqrt(squares(fit, best) / (design.seen - 1)),
            sign,
            new double[0]);
    double[] seen = blank.surprises(prepared);
    if (seen.length == 0) {
      return null;
    }
    Sample surprises = Sample.of(seen);
    return new TailRuns(
        blank.model,
        mean,
        blank.deviation,
        sign,
        DoubleStream.of(USUAL_SHARES).map(surprises::quantile).toArray());
  }

  /// The state after the baseline.
  State after(double[] prepared) {
    State state =
        new State(
            0,
            model.startVariance(),
            Double.NaN,
            Marks.NONE,
            DoubleStream.of(thresholds).mapToObj(_ -> Marks.NONE).toList());
    int first = first(prepared);
    for (int t = first; t < prepared.length; t++) {
      state = next(state, prepared[t], t - first >= SETTLING);
    }
    return state;
  }

  /// With one more bucket.
  ///
  /// @param prepared NaN where it holds nothing
  State next(State state, double prepared) {
    return next(state, prepared, true);
  }

  /// How often runs began before a change.
  ///
  /// @param length of the state at the change
  List<GammaPoisson> usual(State state, int length) {
    double[] buckets = state.present().before(length);
    return state.begun().stream()
        .map(marks -> GammaPoisson.of(marks.before(length), buckets))
        .toList();
  }

  /// Natural logarithm of the e-value for more runs since a change.
  ///
  /// @param usual how often they began before it
  /// @param length of the state at the change
  static double lnE(State state, List<GammaPoisson> usual, int length) {
    int buckets = state.present().countFrom(length);
    LogSum sum = new LogSum();
    for (int i = 0; i < usual.size(); i++) {
      int runs = state.begun().get(i).countFrom(length);
      sum.add(usual.get(i).lnE(RATIOS, Direction.UP, runs, buckets));
    }
    return sum.ln() - Math.log(usual.size());
  }

  private State next(State state, double prepared, boolean settled) {
    double phi = model.phi();
    boolean present = !Double.isNaN(prepared);
    double f = state.variance() + model.r();
    double spread = Math.sqrt(f) * deviation;
    double innovation = present ? prepared - mean - state.level() : 0;
    double clipped = Math.max(-CLIP * spread, Math.min(CLIP * spread, innovation));
    double remaining = present ? model.r() / f : 1;
    double surprise = present ? sign * innovation / spread : Double.NaN;
    return new State(
        phi * (state.level() + (1 - remaining) * clipped),
        phi * phi * state.variance() * remaining + model.q(),
        surprise,
        settled ? state.present().plus(present) : state.present(),
        settled ? begun(state, surprise) : state.begun());
  }

  private List<Marks> begun(State before, double surprise) {
    var begun = new ArrayList<Marks>();
    for (int i = 0; i < thresholds.length; i++) {
      boolean begins =
          surprise > thresholds[i] && !(before.surprise() > thresholds[i] && before.length() > 0);
      begun.add(before.begun().get(i).plus(begins));
    }
    return begun;
  }

  private double[] surprises(double[] prepared) {
    State state = after(new double[0]);
    int first = first(prepared);
    double[] surprises = new double[prepared.length - first];
    for (int t = 0; t < surprises.length; t++) {
      state = next(state, prepared[first + t], false);
      surprises[t] = state.surprise();
    }
    return Arrays.stream(surprises).skip(SETTLING).filter(u -> !Double.isNaN(u)).toArray();
  }

  /// The first bucket with data: a series that began later has settled later.
  private static int first(double[] prepared) {
    int first = 0;
    while (first < prepared.length && Double.isNaN(prepared[first])) {
      first++;
    }
    return first;
  }

  private static int bestModel(Fit fit) {
    Design design = fit.design;
    int best = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < design.plan.models(); m++) {
      double ln =
          -design.lnDeterminant[m] / 2
              - Math.log(design.ones[m]) / 2
              - (design.seen - 1) / 2.0 * Math.log(squares(fit, m));
      if (ln > most) {
        most = ln;
        best = m;
      }
    }
    return best;
  }

  private static double squares(Fit fit, int m) {
    return fit.squares[m] - fit.withOne[m] * fit.withOne[m] / fit.design.ones[m];
  }
}
