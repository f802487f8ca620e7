package dev.weatherglass.app.hub;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// What a process does. The roles meet in topics and know nothing of each other.
public enum Role {
  INGEST,
  STREAMS,
  API,
  NOTIFY;

  /// What one process does by default.
  public static final Set<Role> ALL = Set.copyOf(EnumSet.allOf(Role.class));

  /// As people and group names write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
