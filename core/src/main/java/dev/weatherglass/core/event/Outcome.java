package dev.weatherglass.core.event;

import java.util.Locale;

/// How it ended, in one vocabulary for all sources. A native state that nobody knows is `UNKNOWN`,
/// never an error.
public enum Outcome {
  SUCCESS,
  FAILURE,
  ERROR,
  CANCELLED,
  TIMEOUT,
  SKIPPED,
  /// Finished with failing tests or partly: not a success.
  UNSTABLE,
  /// Waits for a person: not finished.
  BLOCKED,
  NEUTRAL,
  /// A configuration run that changed something.
  CHANGED,
  /// A configuration run that found everything as it should be.
  UNCHANGED,
  UNKNOWN;

  /// The word in the native form: `success`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
