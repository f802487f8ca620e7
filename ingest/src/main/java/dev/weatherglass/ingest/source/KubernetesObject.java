package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An object that changed, as kubewatch tells it: `{operation, kind, obj, oldObj}`.
///
/// Other images in the template of a workload are a deploy that begins; the same template is news
/// of the status and not ours; anything else, or only one object and nothing to compare it with, is
/// a change of configuration. Pods and what else a workload makes are left out, or all would be
/// told twice.
final class KubernetesObject {

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "CronJob", "DeploymentConfig", "Rollout");
  private static final Set<String> SETTINGS = Set.of("ConfigMap", "Secret");
  private static final String LEADER = "control-plane.alpha.kubernetes.io/leader";
  private static final String VERSION = "/metadata/resourceVersion";

  private KubernetesObject() {}

  /// @param at when it was told; null where nobody says
  static Decoded decode(Payload change, @Nullable Instant at, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    Payload now = change.part(change.has("/obj") ? "/obj" : "/oldObj");
    String kind = change.text("/kind", now.text("/kind", ""));
    boolean workload = WORKLOADS.contains(kind);
    if (!workload && !SETTINGS.contains(kind)) {
      return new Decoded.Ignored("kind_not_used");
    }
    String cluster = change.text("/clusterUid");
    var object =
        new Workload(
            "TODO".equals(cluster) ? null : cluster, // a placeholder of kubewatch's own
            now.text("/metadata/namespace", "default"),
            kind,
            now.required("/metadata/name"));
    var told = new Told(change, now, object, object.origin(delivery, names), at);
    boolean deleted = change.text("/operation", "").equalsIgnoreCase("delete");
    if (deleted) {
      return workload ? told.removed() : told.configured();
    }
    return workload ? template(told) : settings(told);
  }

  private static Decoded template(Told told) {
    JsonNode was = pods(told.change().at("/oldObj"));
    JsonNode is = pods(told.change().at("/obj"));
    if (was.isMissingNode() || is.isMissingNode()) {
      return told.configured();
    }
    Map<String, String> before = Images.of(was.path("spec"));
    Map<String, String> after = Images.of(is.path("spec"));
    if (!before.equals(after)) {
      return told.deployed(before, after);
    }
    return was.equals(is) ? new Decoded.Ignored("template_equal") : told.configured();
  }

  private static JsonNode pods(JsonNode object) {
    JsonNode ofJobs = object.at("/spec/jobTemplate/spec/template");
    return ofJobs.isMissingNode() ? object.at("/spec/template") : ofJobs;
  }

  /// What they hold is not kept, so the version of the object has to say whether it changed.
  private static Decoded settings(Told told) {
    boolean election = told.now().at("/metadata/annotations").has(LEADER);
    String before = told.change().text("/oldObj" + VERSION);
    return election || (before != null && before.equals(told.now().text(VERSION)))
        ? new Decoded.Ignored("nothing_changed")
        : told.configured();
  }

  /// One change with all that its event needs.
  private record Told(
      Payload change, Payload now, Workload object, Origin origin, @Nullable Instant at) {

    Decoded deployed(Map<String, String> before, Map<String, String> after) {
      String changed =
          after.entrySet().stream()
              .filter(image -> !image.getValue().equals(before.get(image.getKey())))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElse("");
      String old = before.get(changed);
      String previous = old == null ? null : Images.revision(old).label();
      String image = after.get(changed);
      Revision revision = image == null ? Revision.UNKNOWN : Images.revision(image);
      String run = uid() + "/" + now.text("/metadata/generation", now.text(VERSION, ""));
      return about(EventKind.DEPLOY, State.STARTED)
          .id("workload", run, String.join(",", after.values()), "")
          .revision(revision)
          .run(run)
          .label("image", image)
          .build(context -> new DeployEvent(context, How.ROLLOUT, false, null, previous));
    }

    Decoded removed() {
      return about(EventKind.DEPLOY, State.finished(Outcome.SUCCESS))
          .id("workload", uid(), "removed", "")
          .run(uid() + "/removed")
          .build(context -> new DeployEvent(context, How.REMOVE, false, null, null));
    }

    Decoded configured() {
      return about(EventKind.CONFIG, State.finished(Outcome.CHANGED))
          .id("object", uid(), change.text("/operation", "") + "/" + now.text(VERSION, ""), "")
          .build(
              context -> new ConfigurationEvent(context, Kubernetes.SYSTEM, Drift.UNKNOWN, null));
    }

    private String uid() {
      return now.text("/metadata/uid", object.path());
    }

    private EventDraft about(EventKind kind, State state) {
      EventDraft draft =
          origin
              .event(now, kind, state)
              .at(at)
              .environment("/metadata/labels/environment", "/metadata/labels/env")
              .label("operation", change.text("/operation"));
      object.label(draft);
      return draft;
    }
  }
}
