package dev.weatherglass.core.correlate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a service has been silent, by the ticks alone. Wall clocks step; a step is no silence,
/// so a jump between two ticks is taken out. Ticks older than the newest are passed over.
///
/// @param tick the newest tick; null before the first
/// @param heard the tick at which the service was last heard; null where no tick had come by then
record Stopwatch(@Nullable Instant tick, @Nullable Instant heard) {

  /// No tick yet.
  static final Stopwatch STILL = new Stopwatch(null, null);

  /// Ticks come once a second; a longer pause than this is a step of the clock, or a time when
  /// nobody ticked.
  private static final Duration STEP = Duration.ofMinutes(1);

  /// The service was heard.
  Stopwatch hear() {
    return new Stopwatch(tick, tick);
  }

  /// The time went on.
  Stopwatch tick(Instant at) {
    if (tick == null) {
      return new Stopwatch(at, heard);
    }
    if (!at.isAfter(tick)) {
      return this;
    }
    Duration passed = Duration.between(tick, at);
    return new Stopwatch(
        at, heard == null || passed.compareTo(STEP) <= 0 ? heard : heard.plus(passed));
  }

  /// Whether, as far as ticks tell, this moment has passed and the service has been silent for so
  /// long.
  boolean isPast(Instant moment, Duration silence) {
    return tick != null
        && !tick.isBefore(moment)
        && (heard == null || !tick.isBefore(heard.plus(silence)));
  }
}
