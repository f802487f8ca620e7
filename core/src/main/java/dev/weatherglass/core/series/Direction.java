package dev.weatherglass.core.series;

/// The direction of a series that is worse for its users.
public enum Direction {
  /// More is worse: latency, errors, memory.
  UP(1),
  /// Less is worse: throughput.
  DOWN(-1),
  /// Any lasting shift is.
  EITHER(0);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /// +1 where more is worse, -1 where less is, 0 for either.
  public int sign() {
    return sign;
  }

  /// A way that is worse, where one is needed: -1 where only less is, else +1.
  public int way() {
    return this == DOWN ? -1 : 1;
  }

  /// How much of a move is for the worse: positive is worse.
  public double harm(double move) {
    return this == EITHER ? Math.abs(move) : sign * move;
  }
}
