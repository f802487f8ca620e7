package dev.weatherglass.core.series;

/// The direction of a series that is worse for its users.
public enum Direction {
  /// More is worse: latency, errors, memory.
  UP(1),
  /// Less is worse: throughput.
  DOWN(-1);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /// +1 where more is worse, -1 where less is.
  public int sign() {
    return sign;
  }
}
