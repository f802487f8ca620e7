package dev.weatherglass.core.delivery.definition;

import java.time.Duration;
import java.time.Instant;

/// The time that a summary is about: from the first instant up to, without, the second.
public record Period(Instant from, Instant to) {

  private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();

  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from must be before to but was " + from + " to " + to);
    }
  }

  public boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /// How long it is, in days of 24 hours.
  public double days() {
    return Duration.between(from, to).toMillis() / 1000.0 / DAY_SECONDS;
  }
}
