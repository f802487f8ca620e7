package dev.weatherglass.core.series;

/// What in a metric family shows that a process began anew.
public enum RestartSign {
  /// A counter falls. Sums do not count: what is summed may be negative.
  COUNTER_FALLS,
  /// The time at which the process says that it was started rises.
  START_TIME_RISES;

  /// Start times are seconds in a double that some senders round: less is no restart.
  private static final double START_JITTER_SECONDS = 1;

  /// @param counts whether values of this part only grow
  boolean shows(Part part, boolean counts, double before, double now) {
    return switch (this) {
      case COUNTER_FALLS -> counts && part != Part.SUM && now < before;
      case START_TIME_RISES -> now > before + START_JITTER_SECONDS;
    };
  }
}
