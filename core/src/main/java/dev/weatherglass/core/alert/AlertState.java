package dev.weatherglass.core.alert;

import java.util.Locale;

/// The two states of an alert and of a problem.
public enum AlertState {
  FIRING,
  RESOLVED;

  /// The word in labels and APIs: `firing`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
