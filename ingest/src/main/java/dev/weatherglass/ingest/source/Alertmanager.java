package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Prometheus Alertmanager's webhook receiver, version 4 of its body and the older ones, whose
/// alerts have no state or fingerprint of their own.
///
/// It signs nothing; it can send a bearer token or a password. Everything it knows about a group is
/// in the body, so nothing is lost with `truncatedAlerts` but the alerts themselves.
final class Alertmanager implements Source {

  private static final String CONTAINER = "/alertmanager";

  @Override
  public String name() {
    return "alertmanager";
  }

  @Override
  public About about() {
    return new About(
        "Prometheus Alertmanager",
        "A receiver with webhook_configs: url and http_config.authorization.credentials, send_resolved: true",
        "incidents, one for each alert: opened, resolved");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    JsonNode root = Payload.tree(delivery.body());
    return root.isArray()
        ? posted(root, delivery, names)
        : alerts(Payload.of(delivery.body()), name(), CONTAINER, delivery, names);
  }

  /// What Prometheus posts to its alertmanagers: alerts without a state or a fingerprint, again and
  /// again while they fire. Each is the incident that Alertmanager's notification would make of it.
  private Decoded posted(JsonNode list, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    var alerts = new ArrayList<Payload>();
    for (JsonNode alert : list) {
      String place = "/" + alerts.size() + "/labels";
      if (!alert.path("labels").isObject() || alert.path("labels").isEmpty()) {
        throw new UnreadableException(
            place,
            "%s must hold at least one label but was %s".formatted(place, alert.path("labels")));
      }
      alerts.add(new Payload(alert));
    }
    var firing = new FiringAlerts(name(), CONTAINER, "", name(), delivery.received(), names);
    return of(alerts, firing);
  }

  /// What the body of a notification means, Alertmanager's or one made after it.
  static Decoded alerts(
      Payload payload, String system, String container, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String list = payload.at("/alerts").isArray() ? "/alerts" : "/alert";
    if (!payload.at(list).isArray()) {
      throw new UnreadableException("/alerts is missing");
    }
    String group = payload.text("/groupLabels/alertname");
    var firing =
        new FiringAlerts(
            system,
            container,
            payload.text("/status", ""),
            group == null ? payload.text("/receiver", system) : group,
            delivery.received(),
            names);
    return of(payload.parts(list), firing);
  }

  private static Decoded of(List<Payload> told, FiringAlerts firing) {
    List<DeliveryEvent> events = firing.events(told);
    if (events.isEmpty()) {
      return new Decoded.Ignored(told.isEmpty() ? "no_alerts" : "own_alerts");
    }
    return new Decoded.Events(events);
  }
}
