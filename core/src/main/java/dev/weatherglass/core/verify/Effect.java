package dev.weatherglass.core.verify;

import dev.weatherglass.core.detect.EffectEstimate;
import dev.weatherglass.core.detect.Interval;

/// How much a series moved, as it is told: with the interval that holds at all times of looking
/// together.
///
/// @param value the estimate: a fraction (0.32 = +32 %) where `relative`, else a difference in the
///   unit of the series
/// @param low lower end of the interval; may be negative infinity
/// @param high upper end of the interval; may be positive infinity
/// @param confidence coverage of the interval at all times together, in (0, 1)
/// @param relative whether the three are fractions of the level before
public record Effect(double value, double low, double high, double confidence, boolean relative) {

  public Effect {
    if (Double.isNaN(value) || Double.isNaN(low) || Double.isNaN(high)) {
      throw new IllegalArgumentException(
          "effect must be numbers but was " + low + ".." + value + ".." + high);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be in (0, 1) but was " + confidence);
    }
  }

  /// What a detector says, told as a fraction of the level before where it is a ratio.
  static Effect of(EffectEstimate detected) {
    Interval interval = detected.interval();
    double confidence = 1 - EffectEstimate.ALPHA;
    return switch (detected.unit()) {
      case RATIO ->
          new Effect(
              detected.estimate() - 1, interval.low() - 1, interval.high() - 1, confidence, true);
      case DIFFERENCE ->
          new Effect(detected.estimate(), interval.low(), interval.high(), confidence, false);
    };
  }

  /// The estimate as a fraction of the level before; infinite where that level is zero.
  public double fractionOf(double before) {
    return relative ? value : value / Math.abs(before);
  }
}
