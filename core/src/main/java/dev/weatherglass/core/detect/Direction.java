package dev.weatherglass.core.detect;

/// Which way a shift has to go to count.
public enum Direction {
  /// Higher is worse: latency, errors, memory.
  UP(1),
  /// Lower is worse: throughput.
  DOWN(-1),
  /// Either way counts.
  EITHER(0);

  private final int sign;

  Direction(int sign) {
    this.sign = sign;
  }

  /// +1, -1, or 0 for either.
  public int sign() {
    return sign;
  }

  /// A way that counts: -1 where only down does, else +1.
  int way() {
    return this == DOWN ? -1 : 1;
  }
}
