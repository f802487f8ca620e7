package dev.weatherglass.app.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The time of the story: stands still until it is moved, and follows the wall once it is let go.
final class StoryClock implements InstantSource {

  private final InstantSource wall;
  private final AtomicReference<InstantSource> now;

  /// @param wall what time it is outside
  /// @param start where the story begins
  StoryClock(InstantSource wall, Instant start) {
    this.wall = wall;
    this.now = new AtomicReference<>(() -> start);
  }

  /// Moves forward; never back, because what has happened stays in the past.
  void moveTo(Instant instant) {
    if (instant.isBefore(instant())) {
      throw new IllegalArgumentException(
          "instant must not be before " + instant() + " but was " + instant);
    }
    now.set(() -> instant);
  }

  /// What time it is outside.
  Instant wall() {
    return wall.instant();
  }

  /// Steps to the wall clock and stays with it.
  void letGo() {
    now.set(wall);
  }

  @Override
  public Instant instant() {
    return now.get().instant();
  }
}
