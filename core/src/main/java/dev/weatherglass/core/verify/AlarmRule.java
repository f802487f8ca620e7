package dev.weatherglass.core.verify;

/// When evidence becomes an alarm.
public enum AlarmRule {
  /// The stronger the evidence, the sooner; calibrated on real series ([Ladder]).
  LADDER,
  /// Evidence 1/alpha on two buckets running: what the theorem promises, under its noise model.
  STRICT
}
