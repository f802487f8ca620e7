package dev.weatherglass.core.detect;

/// How far a series moved at the change.
///
/// @param unit how to read the numbers
/// @param estimate the shift, not shrunk towards nothing
/// @param interval the 90 % confidence sequence: it holds the true shift at all times of looking
///   together with a probability of 90 %; unbounded while little is known
public record EffectEstimate(Unit unit, double estimate, Interval interval) {

  /// How the numbers of an effect are to be read.
  public enum Unit {
    /// After divided by before: 1 is no effect, 1.3 is 30 % more; not negative.
    RATIO,
    /// After minus before, in the unit of the series: 0 is no effect.
    DIFFERENCE
  }

  /// The share of error in [#interval].
  public static final double ALPHA = 0.1;

  public EffectEstimate {
    if (Double.isNaN(estimate)) {
      throw new IllegalArgumentException("estimate must be a number but was " + estimate);
    }
  }

  /// The level after, given the one before.
  public double appliedTo(double before) {
    return switch (unit) {
      case RATIO -> before * estimate;
      case DIFFERENCE -> before + estimate;
    };
  }

  /// Nothing is known yet.
  static EffectEstimate unknown(Unit unit) {
    return switch (unit) {
      case RATIO -> new EffectEstimate(unit, 1, new Interval(0, Double.POSITIVE_INFINITY));
      case DIFFERENCE -> new EffectEstimate(unit, 0, Interval.EVERYTHING);
    };
  }

  /// An effect on a logarithm, told as a ratio.
  static EffectEstimate ofLogarithm(double estimate, Interval interval) {
    return new EffectEstimate(
        Unit.RATIO,
        Math.exp(estimate),
        new Interval(Math.exp(interval.low()), Math.exp(interval.high())));
  }
}
