package dev.weatherglass.notify.message;

import java.time.Duration;

/// Durations as people say them, in at most two units.
final class Spans {

  private static final Duration SAID_IN_SECONDS = Duration.ofMinutes(2);
  private static final Duration SAID_IN_MINUTES = Duration.ofHours(2);
  private static final Duration SAID_IN_HOURS = Duration.ofDays(2);

  private Spans() {}

  /// `41 s`, `17 min`, `2 h 5 min`, `3 d 4 h`; a negative one counts as none.
  static String of(Duration span) {
    if (span.compareTo(SAID_IN_SECONDS) < 0) {
      return Math.max(0, span.toSeconds()) + " s";
    }
    if (span.compareTo(SAID_IN_MINUTES) < 0) {
      return span.toMinutes() + " min";
    }
    if (span.compareTo(SAID_IN_HOURS) < 0) {
      return two(span.toHours(), "h", span.toMinutesPart(), "min");
    }
    return two(span.toDays(), "d", span.toHoursPart(), "h");
  }

  private static String two(long large, String largeUnit, int small, String smallUnit) {
    String first = large + " " + largeUnit;
    return small == 0 ? first : first + " " + small + " " + smallUnit;
  }
}
