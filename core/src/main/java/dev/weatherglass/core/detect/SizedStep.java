package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;

/// The hypothesis of a step whose size is of one order, under one noise model.
///
/// @param fit the step seen through the model
/// @param lnWeight prior of the size, and what the marginal likelihood has that depends on no shift
/// @param precision of the step's prior, in 1/sigma²
record SizedStep(StepFit fit, double lnWeight, double precision) {

  /// The hypothesis, ready to be asked.
  ///
  /// @param size standard deviation of the step's prior, in one-step prediction errors
  /// @param weight prior of this size
  static SizedStep of(StepFit fit, double size, double weight) {
    double precision = 1 / (size * size * fit.unit());
    return new SizedStep(
        fit,
        Math.log(weight) + Math.log(precision / (fit.information() + precision)) / 2,
        precision);
  }

  /// Logarithm of prior and marginal likelihood if a step was added to `shift`.
  double lnMarginal(Direction direction, double shift) {
    double informed = fit.information() + precision;
    double score = fit.score(shift);
    double left = fit.believed(fit.squares(shift) - score * score / informed);
    return lnWeight
        + fit.lnMarginal(left)
        + lnTwiceShare(direction, score / Math.sqrt(informed * left / fit.freedom()));
  }

  /// How much of the step's posterior lies on the side that counts, against the prior's half.
  private double lnTwiceShare(Direction direction, double t) {
    return switch (direction) {
      case EITHER -> 0;
      case UP, DOWN -> Math.log(2) + StudentDistribution.lnCdf(direction.sign() * t, fit.freedom());
    };
  }
}
