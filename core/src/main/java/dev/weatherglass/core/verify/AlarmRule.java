package dev.weatherglass.core.verify;

/// When evidence becomes an alarm.
public enum AlarmRule {
  /// The stronger the evidence, the sooner; calibrated on real series ([Ladder]).
  LADDER,
  /// Evidence 1/alpha on two buckets running: the threshold of the theorem, which holds for one
  /// noise model; over all of them it is calibrated too (docs/MATH.md 7).
  STRICT
}
