package dev.weatherglass.core.verify;

/// How much a series moved, with the interval that holds at all times.
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
}
