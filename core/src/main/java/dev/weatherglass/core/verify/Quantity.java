package dev.weatherglass.core.verify;

import java.util.Locale;

/// Numbers as people say them: `182 ms`, `0.9 %`, `+32 %`.
public final class Quantity {

  private static final double KIBI = 1024;
  private static final double BELOW_THIS_DECIMALS = 10;

  private Quantity() {}

  /// A level in its unit.
  ///
  /// @param unit as in [dev.weatherglass.core.series.Signal#unit()]
  public static String of(double value, String unit, boolean ratio) {
    if (ratio) {
      return rounded(value * 100) + " %";
    }
    return switch (unit) {
      case "s" -> seconds(value);
      case "By" -> rounded(value / KIBI / KIBI) + " MiB";
      case "1" -> rounded(value);
      default -> rounded(value) + " " + unit.replace("1/s", "/s");
    };
  }

  /// A size in percent, without a sign.
  ///
  /// @param fraction not negative
  public static String share(double fraction) {
    return Double.isInfinite(fraction) ? "∞ %" : rounded(fraction * 100) + " %";
  }

  /// A relative change in percent, with its sign.
  public static String percent(double fraction) {
    if (Double.isInfinite(fraction)) {
      return fraction > 0 ? "+∞ %" : "-∞ %";
    }
    double percent = fraction * 100;
    return (percent < 0 ? "-" : "+") + rounded(Math.abs(percent)) + " %";
  }

  private static String seconds(double value) {
    return Math.abs(value) < 1 ? rounded(value * 1000) + " ms" : rounded(value) + " s";
  }

  private static String rounded(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    int decimals = size >= BELOW_THIS_DECIMALS ? 0 : size >= 1 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
