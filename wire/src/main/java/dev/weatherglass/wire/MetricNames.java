package dev.weatherglass.wire;

/// Every metric that Weatherglass tells about itself, by its Micrometer name (Prometheus shows dots
/// as underscores and adds the unit and `_total`).
public final class MetricNames {

  /// Counter of events answered 2xx; tag `source`.
  public static final String EVENTS_ACCEPTED = "weatherglass.events.accepted";

  /// Counter of refused events; tags `source`, `reason`.
  public static final String EVENTS_REJECTED = "weatherglass.events.rejected";

  /// Counter of authentic events that mean nothing to us; tags `source`, `reason`.
  public static final String EVENTS_IGNORED = "weatherglass.events.ignored";

  /// Counter of events of webhooks that are over, but nobody knows how: the source said a word that
  /// we do not know, or none; tag `source`.
  public static final String EVENTS_UNKNOWN_OUTCOME = "weatherglass.events.unknown.outcome";

  /// Counter of events of webhooks that were decoded once more, as `redecode` asks for; tag
  /// `source`.
  public static final String EVENTS_REDECODED = "weatherglass.events.redecoded";

  /// Counter of metric samples answered 2xx; tag `source`.
  public static final String SAMPLES_ACCEPTED = "weatherglass.samples.accepted";

  /// Counter of samples that were not used; tag `reason`.
  public static final String SAMPLES_DROPPED = "weatherglass.samples.dropped";

  /// Counter of records the broker acknowledged; tag `topic`.
  public static final String PUBLISHED = "weatherglass.published";

  /// Gauge of records not yet read; tag `role`.
  public static final String CONSUMER_LAG = "weatherglass.consumer.lag";

  /// Counter of records that a reader could not read and passed; tags `role`, `topic`.
  public static final String RECORDS_SKIPPED = "weatherglass.records.skipped";

  /// Counter of dead letters; tag `source`.
  public static final String DEAD_LETTERS = "weatherglass.dead.letters";

  /// Timer from the receipt of what decided to the verdict in history.
  public static final String EVENT_TO_VERDICT = "weatherglass.event.to.verdict";

  /// Gauge of verifications that have not ended.
  public static final String OPEN_VERIFICATIONS = "weatherglass.verifications.open";

  /// Gauge of verdicts by present state in history; tag `state`.
  public static final String VERDICTS = "weatherglass.verdicts";

  /// Gauge of firing alerts; tags `service`, `environment`, `signal`.
  public static final String ALERTS_FIRING = "weatherglass.alerts.firing";

  /// Counter of messages to channels; tags `channel`, `result`.
  public static final String DELIVERIES = "weatherglass.deliveries";

  /// Gauge whose value is the unix time of a deploy, for Grafana annotations; tags `service`,
  /// `environment`, `version`, `commit`. Only the newest deploys of a service are exported.
  public static final String DEPLOY_TIMESTAMP = "weatherglass.deploy.timestamp";

  private MetricNames() {}
}
