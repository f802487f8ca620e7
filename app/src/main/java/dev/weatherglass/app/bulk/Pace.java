package dev.weatherglass.app.bulk;

import java.time.Duration;

/// How many items go into one request: so many that one takes about [#AIM], so that the hub is
/// neither asked too often nor for more than it can acknowledge in time.
///
/// @param items in [MIN, MAX]
record Pace(int items) {

  static final int MIN = 100;
  static final int MAX = 5_000;

  /// The hub gives up after three seconds; half of one leaves room for a slow disk.
  static final Duration AIM = Duration.ofMillis(500);

  static final Pace FIRST = new Pace(500);

  Pace {
    items = Math.clamp(items, MIN, MAX);
  }

  /// After a request that was answered.
  Pace took(Duration time) {
    if (time.compareTo(AIM) < 0) {
      return new Pace(items * 3 / 2);
    }
    return time.compareTo(AIM.multipliedBy(2)) > 0 ? refused() : this;
  }

  /// After one that was refused for now.
  Pace refused() {
    return new Pace(items / 2);
  }
}
