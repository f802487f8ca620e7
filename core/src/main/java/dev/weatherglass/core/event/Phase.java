package dev.weatherglass.core.event;

import java.util.Locale;

/// Where in its life an entity is. Phases are ranked, so a late `started` never moves a `finished`
/// back.
public enum Phase {
  QUEUED(0),
  STARTED(1),
  PROGRESS(2),
  FINISHED(3),
  CREATED(0),
  UPDATED(1),
  MERGED(2),
  ABANDONED(2),
  PUSHED(3),
  OPENED(0),
  RESOLVED(2),
  SIGNAL(0),
  PACKAGED(0),
  PUBLISHED(1);

  private final int rank;

  Phase(int rank) {
    this.rank = rank;
  }

  /// The order within one family: a phase of higher rank is later in the entity's life.
  public int rank() {
    return rank;
  }

  /// The word in the native form and in event types: `finished`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
