package dev.weatherglass.app.terminal;

import java.util.Locale;

/// Spans of time as people say them.
public final class Spans {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;
  private static final int DAY = 24 * HOUR;

  private Spans() {}

  /// In the two greatest units at most: `0.8 s`, `12 s`, `3 min 5 s`, `2 h 10 min`, `4 d 3 h`.
  ///
  /// @param seconds not negative
  public static String told(double seconds) {
    if (seconds < 9.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < MINUTE) {
      return whole + " s";
    }
    if (whole < HOUR) {
      return pair(whole / MINUTE, "min", whole % MINUTE, "s");
    }
    if (whole < DAY) {
      return pair(whole / HOUR, "h", whole % HOUR / MINUTE, "min");
    }
    return pair(whole / DAY, "d", whole % DAY / HOUR, "h");
  }

  private static String pair(long great, String unit, long small, String below) {
    return great + " " + unit + (small == 0 ? "" : " " + small + " " + below);
  }
}
