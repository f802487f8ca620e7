package dev.weatherglass.core.detect;

import java.util.function.DoubleUnaryOperator;

/// Where a curve lies below a level.
final class Levels {

  private static final double STRIDE = 4;
  private static final int BISECTIONS = 12;

  private Levels() {}

  /// The smallest interval found to hold every place where the curve is below the level. Each end
  /// is searched from the far side inwards by halves, so that a curve with several dips loses none
  /// that is wider than its distance from the centre.
  ///
  /// @param centre a place where the curve is low
  /// @param reach how far to look on either side; a curve still below the level there counts as
  ///   unbounded
  static Interval below(double level, DoubleUnaryOperator curve, double centre, double reach) {
    DoubleUnaryOperator up = distance -> curve.applyAsDouble(centre + distance);
    DoubleUnaryOperator down = distance -> curve.applyAsDouble(centre - distance);
    return new Interval(
        centre - lastBelow(level, down, reach), centre + lastBelow(level, up, reach));
  }

  /// The largest distance at which the curve is below the level; infinite if it still is at
  /// `reach`.
  static double lastBelow(double level, DoubleUnaryOperator curve, double reach) {
    if (curve.applyAsDouble(reach) < level) {
      return Double.POSITIVE_INFINITY;
    }
    double outside = reach;
    double inside = reach / STRIDE;
    double nothing = reach * 1e-12;
    while (inside > nothing && curve.applyAsDouble(inside) >= level) {
      outside = inside;
      inside /= STRIDE;
    }
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (inside + outside) / 2;
      if (curve.applyAsDouble(middle) < level) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }
}
