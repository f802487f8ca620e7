package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.Outcome;

/// What an outcome says about the software that was built or tested.
public enum Result {
  PASSED,
  /// It failed, broke, took too long, or passed only in part.
  FAILED,
  /// Nothing, as where somebody cancelled it.
  NONE;

  public static Result of(Outcome outcome) {
    return switch (outcome) {
      case SUCCESS -> PASSED;
      case FAILURE, ERROR, TIMEOUT, UNSTABLE -> FAILED;
      case CANCELLED, SKIPPED, BLOCKED, NEUTRAL, CHANGED, UNCHANGED, UNKNOWN -> NONE;
    };
  }
}
