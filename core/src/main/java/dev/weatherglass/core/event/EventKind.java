package dev.weatherglass.core.event;

import static dev.weatherglass.core.event.Phase.ABANDONED;
import static dev.weatherglass.core.event.Phase.CREATED;
import static dev.weatherglass.core.event.Phase.FINISHED;
import static dev.weatherglass.core.event.Phase.MERGED;
import static dev.weatherglass.core.event.Phase.OPENED;
import static dev.weatherglass.core.event.Phase.PACKAGED;
import static dev.weatherglass.core.event.Phase.PROGRESS;
import static dev.weatherglass.core.event.Phase.PUBLISHED;
import static dev.weatherglass.core.event.Phase.PUSHED;
import static dev.weatherglass.core.event.Phase.QUEUED;
import static dev.weatherglass.core.event.Phase.RESOLVED;
import static dev.weatherglass.core.event.Phase.SIGNAL;
import static dev.weatherglass.core.event.Phase.STARTED;
import static dev.weatherglass.core.event.Phase.UPDATED;

import java.util.List;
import java.util.Locale;

/// The families of events, each with the phases it may be in.
public enum EventKind {
  DEPLOY(QUEUED, STARTED, PROGRESS, FINISHED),
  BUILD(QUEUED, STARTED, PROGRESS, FINISHED),
  TEST(QUEUED, STARTED, PROGRESS, FINISHED),
  CHANGE(CREATED, UPDATED, MERGED, ABANDONED, PUSHED),
  CONFIG(QUEUED, STARTED, PROGRESS, FINISHED),
  INCIDENT(OPENED, UPDATED, RESOLVED, SIGNAL),
  LOADTEST(QUEUED, STARTED, PROGRESS, FINISHED),
  BENCHMARK(QUEUED, STARTED, PROGRESS, FINISHED),
  ARTIFACT(PACKAGED, PUBLISHED);

  private final List<Phase> phases;

  EventKind(Phase... phases) {
    this.phases = List.of(phases);
  }

  /// The phases of this family, in the order of their rank.
  public List<Phase> phases() {
    return phases;
  }

  /// The phase that is meant where the sender names none: the last one, except that an incident is
  /// opened and a change pushed.
  public Phase defaultPhase() {
    return this == INCIDENT ? OPENED : phases.getLast();
  }

  /// The word in the native form and in event types: `deploy`, `loadtest`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The CloudEvents type of an event of this family, as `dev.weatherglass.deploy.finished.v1`.
  public String type(Phase phase) {
    return "dev.weatherglass." + word() + "." + phase.word() + ".v1";
  }
}
