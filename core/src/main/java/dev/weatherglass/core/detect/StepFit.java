package dev.weatherglass.core.detect;

/// A step at the change, seen through one noise model: generalised least squares with the level and
/// the scale integrated out (flat, and 1/sigma), so that no result depends on either.
///
/// Every question may be asked about the series less a known step of size `shift`; 0 asks about the
/// series itself.
///
/// Source: the right-Haar mixture of Pérez-Ortiz et al. 2024 (doi:10.1214/23-AOS2342) with the
/// moments of the innovations in place of those of the data (docs/MATH.md 4).
///
/// @param lnWeight what the marginal likelihoods share: prior, determinant, level, transient
/// @param freedom buckets with data, less one for the level
/// @param unit the model's one-step prediction variance, in sigma²
/// @param squares sum of squares around level and transient
/// @param information the step's sum of squares around them; 0 before the change
/// @param score product of step and series around them
/// @param least sums of squares are not believed below this
record StepFit(
    double lnWeight,
    double freedom,
    double unit,
    double squares,
    double information,
    double score,
    double least) {

  private static final double LEAST_SHARE = 1e-12;

  /// The step where nothing else happens at a change.
  ///
  /// @param lnPrior of the model
  static StepFit plain(NoiseModel model, double lnPrior, BankState state, int index) {
    Moments moments = Moments.of(state, index);
    double level = moments.takeOut(BankState.ONE, 0);
    return new StepFit(model, lnPrior - Math.log(level) / 2, state, index, moments);
  }

  /// The step where a transient comes with the change as well.
  ///
  /// @param lnPrior of the model with a transient
  static StepFit afterWarmUp(NoiseModel model, double lnPrior, BankState state, int index) {
    Moments moments = Moments.of(state, index);
    double level = moments.takeOut(BankState.ONE, 0);
    double precision = WarmUp.precision(model);
    double transientKnown = moments.takeOut(BankState.WARM_UP, precision);
    return new StepFit(
        model,
        lnPrior - Math.log(level) / 2 - Math.log(transientKnown / precision) / 2,
        state,
        index,
        moments);
  }

  private StepFit(NoiseModel model, double lnWeight, BankState state, int index, Moments around) {
    this(
        lnWeight - state.lnDeterminant(index) / 2,
        state.seen() - 1,
        model.innovationVariance(),
        around.product(BankState.Y, BankState.Y),
        around.product(BankState.STEP, BankState.STEP),
        around.product(BankState.STEP, BankState.Y),
        Math.max(LEAST_SHARE * state.product(index, BankState.Y, BankState.Y), Double.MIN_NORMAL));
  }

  /// Logarithm of the marginal likelihood if nothing but `shift` happened.
  double lnNull(double shift) {
    return lnMarginal(believed(squares(shift)));
  }

  /// The step that fits best.
  double effect() {
    return score / information;
  }

  double standardError() {
    return Math.sqrt(believed(squares - score * score / information) / (freedom - 1) / information);
  }

  /// The confidence sequence of this model alone, in closed form, for a prior of the given size.
  Interval interval(double size, double alpha) {
    double ratio = 1 + size * size * unit * information;
    double cut = Math.pow(alpha * alpha / ratio, 1 / freedom);
    if (cut <= 1 / ratio) {
      return Interval.EVERYTHING;
    }
    double half = standardError() * Math.sqrt((freedom - 1) * (1 - cut) / (cut - 1 / ratio));
    return new Interval(effect() - half, effect() + half);
  }

  /// Logarithm of the marginal likelihood of a hypothesis that leaves this sum of squares.
  double lnMarginal(double left) {
    return lnWeight - freedom / 2 * Math.log(left);
  }

  double squares(double shift) {
    return squares - 2 * shift * score + shift * shift * information;
  }

  double score(double shift) {
    return score - shift * information;
  }

  double believed(double sum) {
    return Math.max(sum, least);
  }
}
