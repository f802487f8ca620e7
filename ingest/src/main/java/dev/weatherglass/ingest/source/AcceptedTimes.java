package dev.weatherglass.ingest.source;

import java.time.Duration;
import java.time.Instant;

/// When an event may have happened: not before this software could have been told of it, and not
/// later than clocks differ.
public final class AcceptedTimes {

  /// Nothing that we are told about happened before this.
  public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private static final Duration AHEAD = Duration.ofMinutes(5);

  private AcceptedTimes() {}

  /// The latest time of an event that was received at this moment.
  public static Instant latest(Instant received) {
    return received.plus(AHEAD);
  }

  /// Whether an event that was received at this moment may have happened then.
  public static boolean contain(Instant at, Instant received) {
    return !at.isBefore(EARLIEST) && !at.isAfter(latest(received));
  }
}
