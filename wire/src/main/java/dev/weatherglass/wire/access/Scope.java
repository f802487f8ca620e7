package dev.weatherglass.wire.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a token may be used for.
public enum Scope {
  /// Sending: events, files, metrics, webhooks.
  EVENTS_WRITE("events:write"),
  /// Reading what history knows.
  READ("read"),
  /// Acknowledging, silencing and resolving alerts.
  ALERTS_WRITE("alerts:write"),
  /// All of it, and what concerns the hub itself.
  ADMIN("admin");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /// As people and files write it: `events:write`.
  public String word() {
    return word;
  }

  /// The scope of this word; empty where there is none.
  public static Optional<Scope> find(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word.equals(word)).findFirst();
  }

  /// Every word, in the order of this list.
  public static List<String> words() {
    return Arrays.stream(values()).map(Scope::word).toList();
  }
}
