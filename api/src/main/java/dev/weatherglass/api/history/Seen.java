package dev.weatherglass.api.history;

import java.time.Instant;

/// From the first to the last time that something was seen.
record Seen(Instant first, Instant last) {

  static Seen of(Instant time) {
    return new Seen(time, time);
  }

  Seen with(Seen other) {
    return new Seen(
        other.first.isBefore(first) ? other.first : first,
        other.last.isAfter(last) ? other.last : last);
  }
}
