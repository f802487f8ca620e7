package dev.weatherglass.core.verify;

import java.util.Locale;

/// What is known of a change at present.
public enum VerdictState {
  JUDGING,
  HEALTHY,
  REGRESSED,
  INCONCLUSIVE,
  NO_DATA;

  /// The word in the API: `no_data`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
