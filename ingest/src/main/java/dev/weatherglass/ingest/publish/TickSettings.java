package dev.weatherglass.ingest.publish;

import java.time.Duration;

/// When ticks are written.
///
/// @param enabled whether this process ticks; off where another writes the ticks
/// @param interval between two ticks; positive
/// @param delay from the start to the first tick, so that the senders' backlog comes first; not
///   negative
public record TickSettings(boolean enabled, Duration interval, Duration delay) {

  /// Once a second, a minute after the start.
  public static final TickSettings DEFAULT =
      new TickSettings(true, Duration.ofSeconds(1), Duration.ofSeconds(60));

  public TickSettings {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException("ticks.interval must be positive but was " + interval);
    }
    if (delay.isNegative()) {
      throw new IllegalArgumentException("ticks.delay must not be negative but was " + delay);
    }
  }
}
