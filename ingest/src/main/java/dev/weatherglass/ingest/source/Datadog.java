package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whoever posts deployments and failures to Datadog's DORA API (version 2): `data.attributes` with
/// `service` or `services`, times in seconds, milliseconds or nanoseconds by their size, `env`,
/// `id`, `git`.
final class Datadog implements Source {

  /// The parameter by which the path says what it is about.
  static final String ABOUT = "about";

  private static final String FAILURE = "failure";
  private static final String AT = "/data/attributes";

  @Override
  public String name() {
    return "datadog";
  }

  @Override
  public About about() {
    return new About(
        "Datadog's DORA API",
        "POST /api/v2/dora/deployment, /api/v2/dora/failure: change the address that you post to",
        "deploys, incidents");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token("DD-API-KEY");
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload payload = Payload.of(delivery.body());
    boolean failure = FAILURE.equals(delivery.query().get(ABOUT));
    String service = service(payload, failure);
    Instant started = time(payload, "/started_at");
    if (started == null) {
      throw new UnreadableException(AT + "/started_at", "data.attributes.started_at is missing");
    }
    Instant finished = time(payload, "/finished_at");
    var origin = new Origin(name(), "", "/datadog", service, delivery.received(), names);
    String id =
        payload.text(
            AT + "/id",
            StableId.of(service, payload.text(AT + "/env", ""), String.valueOf(started)));
    return new Decoded.Events(
        failure
            ? failure(payload, origin, id, started, finished)
            : deployment(payload, origin, id, started, finished));
  }

  private static String service(Payload payload, boolean failure) throws UnreadableException {
    String service = payload.first(AT + "/service", AT + "/services/0");
    if (service == null && failure) {
      return payload.text(AT + "/team", "datadog");
    }
    if (service == null) {
      throw new UnreadableException(AT + "/service", "data.attributes.service is missing");
    }
    return service;
  }

  private static @Nullable Instant time(Payload payload, String field) throws UnreadableException {
    Instant instant = payload.instant(AT + field);
    if (instant == null && payload.has(AT + field)) {
      throw new UnreadableException(
          AT + field,
          "data.attributes.%s must be seconds, milliseconds or nanoseconds since 1970 but was %s"
              .formatted(field.substring(1), payload.at(AT + field)));
    }
    return instant;
  }

  /// A deployment that has no end yet has only begun.
  private static List<DeliveryEvent> deployment(
      Payload payload, Origin origin, String id, Instant started, @Nullable Instant finished) {
    var events = new ArrayList<DeliveryEvent>();
    events.add(deploy(payload, origin, id, State.STARTED, started));
    if (finished != null) {
      events.add(deploy(payload, origin, id, State.finished(Outcome.SUCCESS), finished));
    }
    return events;
  }

  private static DeliveryEvent deploy(
      Payload payload, Origin origin, String id, State state, Instant at) {
    return draft(payload, origin, EventKind.DEPLOY, "deployment", id, state, at)
        .run(id)
        .event(context -> new DeployEvent(context, DeployEvent.How.ROLLOUT, false, null, null));
  }

  private static List<DeliveryEvent> failure(
      Payload payload, Origin origin, String id, Instant started, @Nullable Instant finished) {
    var events = new ArrayList<DeliveryEvent>();
    events.add(incident(payload, origin, id, State.OPENED, started));
    if (finished != null) {
      events.add(incident(payload, origin, id, State.RESOLVED, finished));
    }
    return events;
  }

  private static DeliveryEvent incident(
      Payload payload, Origin origin, String id, State state, Instant at) {
    String title = payload.text(AT + "/name");
    String severity = payload.text(AT + "/severity");
    return draft(payload, origin, EventKind.INCIDENT, FAILURE, id, state, at)
        .event(context -> new IncidentEvent(context, id, title, severity));
  }

  private static EventDraft draft(
      Payload payload,
      Origin origin,
      EventKind kind,
      String nativeKind,
      String id,
      State state,
      Instant at) {
    return origin
        .event(payload, kind, state)
        .id(nativeKind, id, state.phase().word(), "")
        .at(at)
        .environment(AT + "/env")
        .revision(
            new Revision(payload.text(AT + "/version"), payload.text(AT + "/git/commit_sha"), null))
        .link("repository", payload.text(AT + "/git/repository_url"))
        .label("team", payload.text(AT + "/team"));
  }
}
