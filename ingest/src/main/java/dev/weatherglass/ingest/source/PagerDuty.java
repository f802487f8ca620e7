package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import org.jspecify.annotations.Nullable;

/// PagerDuty's webhooks, version 3. What is told of an incident has the incident either as its
/// `data` or, as a note or a responder has it, as `data.incident`, which knows no service.
///
/// Signed with `X-PagerDuty-Signature`, a list while the secret is replaced. A delivery is repeated
/// with the same `event.id`.
final class PagerDuty implements Source {

  @Override
  public String name() {
    return "pagerduty";
  }

  @Override
  public About about() {
    return new About(
        "PagerDuty",
        "Integrations → Generic Webhooks (v3), scope service, team or account; its secret",
        "incidents: opened, updated, resolved");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.hmac("X-PagerDuty-Signature", "v1=");
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload payload = Payload.of(delivery.body());
    String type = payload.required("/event/event_type");
    if (type.equals("pagey.ping")) {
      return new Decoded.Ignored("ping");
    }
    return type.startsWith("incident.")
        ? incident(payload.part("/event"), type, delivery, names)
        : new Decoded.Ignored("event_not_used");
  }

  private static Decoded incident(Payload event, String type, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    Payload incident = event.part(event.has("/data/incident") ? "/data/incident" : "/data");
    String key = incident.required("/id");
    String page = incident.first("/html_url", "/self");
    String account = Origin.host(page == null ? "pagerduty" : page);
    Phase phase =
        switch (type) {
          case "incident.triggered", "incident.reopened" -> Phase.OPENED;
          case "incident.resolved" -> Phase.RESOLVED;
          default -> Phase.UPDATED;
        };
    String said = type + "/" + event.text("/occurred_at", "");
    return new Origin(
            "pagerduty",
            "",
            "/pagerduty",
            service(event, incident, account),
            delivery.received(),
            names)
        .event(event, EventKind.INCIDENT, phase, Outcome.UNKNOWN)
        .id("incident", key, event.text("/id", said), "")
        .at("/occurred_at", "/data/created_at")
        .actor("/agent/summary", "/client/name")
        .link("page", page)
        .label("incident", key)
        .label("event", type)
        .label("number", incident.text("/number"))
        .label("status", incident.text("/status"))
        .label("urgency", incident.text("/urgency"))
        .label("priority", incident.text("/priority/summary"))
        .label("resolve_reason", incident.first("/resolve_reason/type", "/resolve_reason"))
        .build(context -> new IncidentEvent(context, key, title(incident), severity(incident)));
  }

  private static String service(Payload event, Payload incident, String account) {
    String beside = event.first("/data/service/summary", "/data/service/id"); // of a workflow
    String of = incident.first("/service/summary", "/service/name", "/service/id");
    String service = of == null ? beside : of;
    return service == null ? account.replaceFirst("\\..*", "") : service;
  }

  private static @Nullable String title(Payload incident) {
    return incident.first("/title", "/summary");
  }

  private static @Nullable String severity(Payload incident) {
    return incident.first("/priority/summary", "/urgency");
  }
}
