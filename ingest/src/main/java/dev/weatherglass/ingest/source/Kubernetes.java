package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Kubernetes, as others tell of it: its events (core/v1 or events.k8s.io/v1; alone, in a list, or
/// wrapped by kubernetes-event-exporter or a watch), and changed objects by kubewatch.
///
/// What a container's environment, a Secret or a ConfigMap holds is not kept.
final class Kubernetes implements Source {

  static final String SYSTEM = "kubernetes";

  private static final Redaction REDACTION =
      Redaction.of(
          "/data/*/data",
          "/data/*/stringData",
          "/data/*/binaryData",
          "/data/*/metadata/annotations/kubectl.kubernetes.io~1last-applied-configuration",
          "/data/*/spec/containers/*/env/*/value",
          "/data/*/spec/template/spec/containers/*/env/*/value",
          "/data/*/spec/template/spec/initContainers/*/env/*/value",
          "/data/*/spec/jobTemplate/spec/template/spec/containers/*/env/*/value");

  @Override
  public String name() {
    return SYSTEM;
  }

  @Override
  public About about() {
    return new About(
        "Kubernetes",
        "kubewatch (handler cloudevent) or kubernetes-event-exporter (receiver webhook), a bearer token",
        "deploys, changed configuration, incident signals (BackOff, Unhealthy, OOMKilling)");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public byte[] redacted(Delivery delivery) throws UnreadableException {
    return REDACTION.json(delivery.body());
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    JsonNode root = Payload.tree(delivery.body());
    var events = new ArrayList<DeliveryEvent>();
    String reason = "no_event";
    for (Payload told : each(root)) {
      switch (one(told, delivery, names)) {
        case Decoded.Events(var some) -> events.addAll(some);
        case Decoded.Ignored(String why) -> reason = why;
      }
    }
    return events.isEmpty() ? new Decoded.Ignored(reason) : new Decoded.Events(events);
  }

  private static List<Payload> each(JsonNode root) throws UnreadableException {
    if (root.isArray()) {
      return new Payload(root).parts("");
    }
    if (!root.isObject()) {
      throw new UnreadableException("the body must be a JSON object or an array of them");
    }
    var payload = new Payload(root);
    return payload.at("/items").isArray() ? payload.parts("/items") : List.of(payload);
  }

  private static Decoded one(Payload told, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    if (told.has("/data/obj") || told.has("/data/oldObj")) {
      return KubernetesObject.decode(told.part("/data"), told.instant("/time"), delivery, names);
    }
    if (told.has("/obj") || told.has("/oldObj")) {
      String at = delivery.header("ce-time"); // a CloudEvent in binary mode
      return KubernetesObject.decode(told, at == null ? null : Times.of(at), delivery, names);
    }
    for (String wrapped : List.of("/event", "/object", "/data")) {
      if (told.at(wrapped).isObject()) {
        return KubernetesEvent.decode(told.part(wrapped), told, delivery, names);
      }
    }
    return KubernetesEvent.decode(told, told, delivery, names);
  }
}
