package dev.weatherglass.app.command;

import dev.weatherglass.app.terminal.Amounts;
import java.util.List;
import java.util.Optional;

/// What is said every few seconds while a hub is not ready: how far history is with what it missed,
/// which after a rebuild is everything; else, less often, who is waited for. For one thread.
final class CatchingUp {

  private static final int LINES_BETWEEN_REMINDERS = 6;

  private final String url;
  private long most;
  private int looks;

  /// @param url of the hub
  CatchingUp(String url) {
    this.url = url;
  }

  /// The line to say now; empty where there is nothing new to say.
  ///
  /// @param waitsFor the parts that are not ready
  /// @param unread records that history has not read yet
  Optional<String> told(List<String> waitsFor, long unread) {
    looks++;
    most = Math.max(most, unread);
    if (unread > 0) {
      long percent = 100 * (most - unread) / most;
      return Optional.of(
          "history reads what it missed: "
              + percent
              + " %, "
              + Amounts.of(unread, "record")
              + " left");
    }
    return looks % LINES_BETWEEN_REMINDERS == 0
        ? Optional.of(
            "still waiting for " + String.join(", ", waitsFor) + ", see " + url + "/readyz")
        : Optional.empty();
  }
}
