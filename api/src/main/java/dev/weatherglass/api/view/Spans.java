package dev.weatherglass.api.view;

import java.time.Duration;

/// Lengths of time as people say them, in at most two units.
final class Spans {

  private Spans() {}

  /// As `40 s`, `12 min`, `3 h 5 min`, `2 d 4 h`.
  static String words(double seconds) {
    Duration span = Duration.ofSeconds(Math.round(seconds));
    if (span.toMinutes() == 0) {
      return span.toSeconds() + " s";
    }
    if (span.toHours() == 0) {
      return span.toMinutes() + " min";
    }
    return span.toDays() == 0
        ? two(span.toHours(), " h", span.toMinutesPart(), " min")
        : two(span.toDays(), " d", span.toHoursPart(), " h");
  }

  private static String two(long large, String unit, int small, String part) {
    return large + unit + (small == 0 ? "" : " " + small + part);
  }
}
