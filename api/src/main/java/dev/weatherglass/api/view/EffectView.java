package dev.weatherglass.api.view;

import dev.weatherglass.core.verify.Effect;
import org.jspecify.annotations.Nullable;

/// How much a series moved, with the interval that holds at all times.
///
/// @param value the estimate in `unit`: with `%`, 32 means 32 percent more than before
/// @param low lower end of the interval in `unit`; absent where it is unbounded
/// @param high upper end of the interval in `unit`; absent where it is unbounded
/// @param unit `%` of the level before, else the unit of the series
/// @param confidence coverage of the interval at all times together, in (0, 1)
public record EffectView(
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    String unit,
    double confidence) {

  private static final double PERCENT = 100;

  /// The effect, or null for null.
  ///
  /// @param unit of the series
  public static @Nullable EffectView orNull(@Nullable Effect effect, String unit) {
    if (effect == null) {
      return null;
    }
    double factor = effect.relative() ? PERCENT : 1;
    return new EffectView(
        bounded(effect.value() * factor),
        bounded(effect.low() * factor),
        bounded(effect.high() * factor),
        effect.relative() ? "%" : unit,
        effect.confidence());
  }

  private static @Nullable Double bounded(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
