package dev.weatherglass.core.detect;

import dev.weatherglass.core.series.Direction;

/// One commit at which the level may have shifted, and what speaks for it.
///
/// @param index of the commit, the first of the history being 0
/// @param lnE natural logarithm of the e-value
/// @param effect the step that fits best, in the unit of the series; 0 where it is not known
public record Onset(int index, double lnE, double effect) {

  public Onset {
    if (index < 0) {
      throw new IllegalArgumentException("index must not be negative but was " + index);
    }
    if (Double.isNaN(lnE)) {
      throw new IllegalArgumentException("lnE must be a number but was NaN");
    }
  }

  public Direction direction() {
    return effect > 0 ? Direction.UP : Direction.DOWN;
  }
}
