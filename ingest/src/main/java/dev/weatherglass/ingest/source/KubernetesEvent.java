package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import java.util.Set;

/// One event of Kubernetes. It is told again with a higher count, which is another signal of the
/// same incident; its times may be null, and then the series or `eventTime` has them.
final class KubernetesEvent {

  private static final Set<String> SIGNALS =
      Set.of(
          "BackOff",
          "CrashLoopBackOff",
          "ImagePullBackOff",
          "Unhealthy",
          "OOMKilling",
          "OOMKilled",
          "Evicted");
  private static final String[] TIMES = {
    "/series/lastObservedTime",
    "/lastTimestamp",
    "/deprecatedLastTimestamp",
    "/eventTime",
    "/firstTimestamp",
    "/deprecatedFirstTimestamp",
    "/metadata/creationTimestamp"
  };

  private KubernetesEvent() {}

  /// @param event the event itself
  /// @param around what it came in, which may name the cluster
  static Decoded decode(Payload event, Payload around, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String reason = event.text("/reason", "");
    boolean scaling = reason.equals("ScalingReplicaSet");
    if (!scaling && !SIGNALS.contains(reason)) {
      return new Decoded.Ignored("reason_not_used");
    }
    Payload about = event.part(event.has("/regarding") ? "/regarding" : "/involvedObject");
    var object =
        new Workload(
            around.first("/clusterName", "/cluster"),
            about.text("/namespace", event.text("/metadata/namespace", "default")),
            about.text("/kind", ""),
            about.required("/name"));
    State state = scaling ? State.UNHEARD_OF : new State(Phase.SIGNAL, Outcome.UNKNOWN);
    String message = event.first("/message", "/note");
    String count =
        event.text("/series/count", event.text("/count", event.text("/deprecatedCount", "1")));
    String id =
        event.text("/metadata/uid", object.path() + "/" + event.text("/metadata/name", reason));
    EventDraft draft =
        object
            .origin(delivery, names)
            .event(event, scaling ? EventKind.DEPLOY : EventKind.INCIDENT, state)
            .id("event", id, reason, count)
            .at(TIMES)
            .environment(
                "/involvedObject/labels/environment",
                "/involvedObject/labels/env",
                "/metadata/labels/environment",
                "/metadata/labels/env")
            .label("reason", reason)
            .label("count", count)
            .label("message", message);
    object.label(draft);
    String key = object.path() + "/" + reason;
    String title = message == null ? reason : reason + ": " + message;
    return scaling
        ? draft.run(id).build(context -> new DeployEvent(context, How.ROLLOUT, false, null, null))
        : draft.build(context -> new IncidentEvent(context, key, title, event.text("/type")));
  }
}
