package dev.weatherglass.ingest.rules;

import static dev.weatherglass.core.event.EventKind.ARTIFACT;
import static dev.weatherglass.core.event.EventKind.BUILD;
import static dev.weatherglass.core.event.EventKind.CHANGE;
import static dev.weatherglass.core.event.EventKind.CONFIG;
import static dev.weatherglass.core.event.EventKind.DEPLOY;
import static dev.weatherglass.core.event.EventKind.INCIDENT;

import dev.weatherglass.core.event.EventKind;
import java.util.List;
import java.util.Locale;

/// What a rule can say about an event, beside its family, state and id.
enum Field {
  /// What the tool calls the service.
  SERVICE,
  ENVIRONMENT,
  VERSION,
  COMMIT,
  DIGEST,
  /// The tool's own id of the run or deployment: all its phases share it.
  RUN,
  /// Which attempt of a run; a re-run is another run.
  ATTEMPT,
  ACTOR,
  /// Host of the tool's server; the source's name where it is not given.
  INSTANCE,
  /// URI of what holds the native objects; source and service where it is not given.
  CONTAINER,
  /// When it happened, where the times of the phases below are not there.
  AT,
  QUEUED_AT,
  STARTED_AT,
  FINISHED_AT,
  NAME(BUILD, ARTIFACT),
  /// How long it ran; from `started_at` to `finished_at` where it is not given.
  DURATION_SECONDS(BUILD),
  /// rollout, rollback, restart, scale or remove.
  HOW(DEPLOY),
  PREVIOUS_VERSION(DEPLOY),
  REPOSITORY(CHANGE),
  BRANCH(CHANGE),
  BASE(CHANGE),
  NUMBER(CHANGE),
  /// The incident's own id; the native id where it is not given.
  KEY(INCIDENT),
  TITLE(INCIDENT),
  SEVERITY(INCIDENT),
  HOST(CONFIG),
  TOOL(CONFIG),
  /// none, detected, corrected or unknown.
  DRIFT(CONFIG),
  FLAG(CONFIG),
  ACTION(ARTIFACT);

  private final List<EventKind> families;

  Field(EventKind... families) {
    this.families = List.of(families);
  }

  /// The key in a rule file.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether events of this family have it.
  boolean isOf(EventKind family) {
    return families.isEmpty() || families.contains(family);
  }
}
