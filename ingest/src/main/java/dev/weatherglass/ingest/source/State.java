package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;

/// A phase with how it went: what a source's own word for a state becomes.
public record State(Phase phase, Outcome outcome) {

  public static final State QUEUED = new State(Phase.QUEUED, Outcome.UNKNOWN);
  public static final State STARTED = new State(Phase.STARTED, Outcome.UNKNOWN);

  /// It waits for a person.
  public static final State BLOCKED = new State(Phase.QUEUED, Outcome.BLOCKED);

  /// It is under way, and nobody knows how.
  public static final State UNHEARD_OF = new State(Phase.PROGRESS, Outcome.UNKNOWN);

  /// An incident began, or came back.
  public static final State OPENED = new State(Phase.OPENED, Outcome.UNKNOWN);

  /// An incident is over.
  public static final State RESOLVED = new State(Phase.RESOLVED, Outcome.UNKNOWN);

  /// It is over.
  public static State finished(Outcome outcome) {
    return new State(Phase.FINISHED, outcome);
  }
}
