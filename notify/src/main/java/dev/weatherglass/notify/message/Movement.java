package dev.weatherglass.notify.message;

import dev.weatherglass.core.verify.Effect;
import org.jspecify.annotations.Nullable;

/// How much a series moved, as people say it.
final class Movement {

  private static final double HUNDRED = 100;

  private Movement() {}

  /// `+32 %`, `+0.7 points` (of a ratio), `+59 ms`.
  static String of(Effect effect, String wireUnit) {
    return one(effect.value(), effect, wireUnit);
  }

  /// `+28 to +36 %`; a side without an end is left out; null where neither has one.
  static @Nullable String interval(Effect effect, String wireUnit) {
    boolean low = Double.isFinite(effect.low());
    boolean high = Double.isFinite(effect.high());
    if (low && high) {
      return both(effect, wireUnit);
    }
    if (low) {
      return "at least " + one(effect.low(), effect, wireUnit);
    }
    return high ? "at most " + one(effect.high(), effect, wireUnit) : null;
  }

  private static String both(Effect effect, String wireUnit) {
    return number(effect.low(), effect, wireUnit) + " to " + one(effect.high(), effect, wireUnit);
  }

  private static String one(double value, Effect effect, String wireUnit) {
    return number(value, effect, wireUnit) + unit(effect, wireUnit);
  }

  private static String number(double value, Effect effect, String wireUnit) {
    if (effect.relative() || wireUnit.equals("1")) {
      return Numbers.signed(value * HUNDRED);
    }
    return (value > 0 ? "+" : "") + levels(value, effect, wireUnit).after();
  }

  private static String unit(Effect effect, String wireUnit) {
    if (effect.relative()) {
      return " %";
    }
    if (wireUnit.equals("1")) {
      return " points";
    }
    String unit = levels(effect.value(), effect, wireUnit).unit();
    return unit.isEmpty() ? "" : " " + unit;
  }

  /// The estimate decides the scale, so that the ends of its interval are said in the same unit.
  private static Levels levels(double value, Effect effect, String wireUnit) {
    return Levels.scaledLike(effect.value(), value, wireUnit);
  }
}
