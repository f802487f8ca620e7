package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.AnyScheme;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.ingest.webhook.TimedHmacScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Grafana's alerting webhook: Alertmanager's body with more around it; and the one of the alerts
/// on dashboards before Grafana 9, which know one rule and no times.
///
/// With a password, a bearer token, or signed with `X-Grafana-Alerting-Signature`: hex over the
/// body, or over `time:body` where the contact point names a header for the time; the same name is
/// then `sources.grafana.timestamp_header`, and a signature without it is not taken.
final class Grafana implements Source {

  private static final String SIGNATURE = "X-Grafana-Alerting-Signature";

  @Override
  public String name() {
    return "grafana";
  }

  @Override
  public About about() {
    return new About(
        "Grafana alerting",
        "Alerting → Contact points → Webhook, with a bearer token or an HMAC signature",
        "incidents, one for each alert: opened, resolved");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    String time = settings.timestampHeader();
    Scheme signed =
        time == null ? Scheme.hmac(SIGNATURE, "") : new TimedHmacScheme(SIGNATURE, time, ":");
    return new AnyScheme(List.of(Scheme.token(), signed));
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload payload = Payload.of(delivery.body());
    String container = payload.text("/externalURL", "/grafana");
    return payload.has("/ruleId") || payload.has("/ruleName")
        ? dashboardAlert(payload, delivery, names)
        : Alertmanager.alerts(payload, name(), container, delivery, names);
  }

  /// It has neither an id nor a time of what happened: what is told twice in the same words is one.
  private static Decoded dashboardAlert(Payload payload, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    Phase phase = phase(payload.text("/state", ""));
    if (phase == null) {
      return new Decoded.Ignored("state_not_used");
    }
    String rule = payload.requiredAny("/ruleId", "/ruleName");
    String name = payload.text("/ruleName", rule);
    String service = payload.first("/tags/service", "/tags/service_name", "/tags/app", "/tags/job");
    String words = StableId.of(new String(delivery.body(), StandardCharsets.UTF_8));
    return new Origin(
            "grafana", "", "/grafana", service == null ? name : service, delivery.received(), names)
        .event(payload, EventKind.INCIDENT, phase, Outcome.UNKNOWN)
        .id("rule", rule, words, "")
        .environment("/tags/environment", "/tags/env")
        .page("/ruleUrl")
        .label("rule", name)
        .label("state", payload.text("/state"))
        .build(context ->
            new IncidentEvent(
                context, rule, payload.text("/title", name), payload.text("/tags/severity")));
  }

  private static @Nullable Phase phase(String state) {
    return switch (state.toLowerCase(Locale.ROOT)) {
      case "alerting" -> Phase.OPENED;
      case "ok" -> Phase.RESOLVED;
      case "no_data" -> Phase.SIGNAL;
      case "pending", "paused", "unknown" -> null;
      default -> Phase.UPDATED;
    };
  }
}
