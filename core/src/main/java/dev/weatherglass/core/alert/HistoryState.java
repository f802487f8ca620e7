package dev.weatherglass.core.alert;

import dev.weatherglass.core.correlate.History;
import dev.weatherglass.core.correlate.HistoryKind;
import org.jspecify.annotations.Nullable;

/// What is remembered of one history: its commits, and what is being told about it.
///
/// @param firing null while nothing is told
public record HistoryState(History history, @Nullable Firing firing) {

  /// An alert that fires.
  ///
  /// @param problem id of its problem
  /// @param fingerprint of the alert
  /// @param before level before the blamed commit
  /// @param after level when it fired
  public record Firing(String problem, String fingerprint, double before, double after) {

    /// Whether a value lies nearer to the level before.
    boolean isBack(double value) {
      return Math.abs(value - before) < Math.abs(value - after);
    }
  }

  static HistoryState of(HistoryKind kind) {
    return new HistoryState(History.of(kind), null);
  }

  HistoryState with(History other) {
    return new HistoryState(other, firing);
  }
}
