package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Expiry;
import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Forgets what history no longer keeps, every ten minutes, in steps so small that news need not
/// wait for it; and then gives the space back. For the projection's thread only.
final class Sweeper {

  private static final long NANOS = Duration.ofMinutes(10).toNanos();

  private final History history;
  private final InstantSource clock;
  private final Duration feedKept;
  private final Duration minutesKept;
  private final @Nullable Duration kept;
  private long sweptNanos = System.nanoTime() - NANOS;
  private Step next = Step.REST;

  private enum Step {
    REST,
    FORGET,
    SHRINK
  }

  /// @param feedKept how long live readers can read on from where they were
  /// @param minutesKept how long minutes of watched series are kept
  /// @param kept how long everything else is kept; null for ever
  Sweeper(
      History history,
      InstantSource clock,
      Duration feedKept,
      Duration minutesKept,
      @Nullable Duration kept) {
    this.history = history;
    this.clock = clock;
    this.feedKept = feedKept;
    this.minutesKept = minutesKept;
    this.kept = kept;
  }

  /// Does a little, if there is something to do.
  void step() {
    next =
        switch (next) {
          case REST -> rest();
          case FORGET -> forget() ? Step.FORGET : Step.SHRINK;
          case SHRINK -> history.shrink() ? Step.SHRINK : Step.REST;
        };
  }

  private Step rest() {
    if (System.nanoTime() - sweptNanos < NANOS) {
      return Step.REST;
    }
    sweptNanos = System.nanoTime();
    history.write(sql -> Feed.sweep(sql, clock.instant().minus(feedKept)));
    return Step.FORGET;
  }

  private boolean forget() {
    Instant now = clock.instant();
    boolean[] more = new boolean[1];
    history.write(sql -> {
      more[0] = Expiry.forgetMinutes(sql, now.minus(minutesKept));
      more[0] |= kept != null && Expiry.forget(sql, now.minus(kept));
    });
    return more[0];
  }
}
