package dev.weatherglass.api.view;

import org.jspecify.annotations.Nullable;

/// The level of a series.
///
/// @param value in `unit`
/// @param unit UCUM-like, as `s`, `1` (a ratio), `1/s`, `By`
public record LevelView(double value, String unit) {

  /// The level, or null where it is unknown.
  public static @Nullable LevelView orNull(@Nullable Double value, String unit) {
    return value == null || !Double.isFinite(value) ? null : new LevelView(value, unit);
  }
}
