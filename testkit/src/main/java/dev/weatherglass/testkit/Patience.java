package dev.weatherglass.testkit;

import java.time.Duration;

/// How long the waiting parts of the testkit wait before they fail: a limit for broken runs on slow
/// machines, never an expectation of speed.
public final class Patience {

  /// Longer than anything here takes that works.
  public static final Duration LIMIT = Duration.ofSeconds(30);

  private Patience() {}

  static long deadlineNanos() {
    return System.nanoTime() + LIMIT.toNanos();
  }

  static Duration until(long deadlineNanos) {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }
}
