package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import org.jspecify.annotations.Nullable;

/// A rollout of Argo Rollouts, whole in the body or as its `rollout`.
///
/// A deploy is one template of pods: the rollout's uid and `currentPodHash`. A pause waits for a
/// person and is not the end; an aborted one has failed, whatever its phase says.
final class ArgoRollout {

  private static final double PERCENT = 100;

  private ArgoRollout() {}

  static Decoded decode(Payload body, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    Payload rollout = body.has("/rollout") ? body.part("/rollout") : body;
    String name = rollout.required("/metadata/name");
    String path = rollout.text("/metadata/namespace", "default") + "/" + name;
    String phase = rollout.flag("/status/abort") ? "Aborted" : rollout.text("/status/phase", "");
    State state = state(phase);
    String run =
        rollout.text("/metadata/uid", path)
            + "/"
            + rollout.text("/status/currentPodHash", rollout.text("/metadata/generation", ""));
    How how = rollout.has("/metadata/deletionTimestamp") ? How.REMOVE : How.ROLLOUT;
    return new Origin("argocd", "", "/argo-rollouts/" + path, name, delivery.received(), names)
        .event(rollout, EventKind.DEPLOY, state)
        .id("rollout", run, phase, state.phase() == Phase.PROGRESS ? step(rollout) : "")
        .at(at(body, rollout, state))
        .environment("/metadata/labels/environment", "/metadata/labels/env")
        .revision(Images.revision(rollout.at("/spec/template/spec")))
        .run(run)
        .label("rollout", path)
        .label("message", rollout.text("/status/message"))
        .build(context -> new DeployEvent(context, how, false, canary(rollout, state), null));
  }

  private static State state(String phase) {
    return switch (phase) {
      case "Healthy" -> State.finished(Outcome.SUCCESS);
      case "Degraded", "Aborted" -> State.finished(Outcome.FAILURE);
      case "Paused" -> new State(Phase.PROGRESS, Outcome.BLOCKED);
      case "Progressing" -> State.STARTED;
      default -> State.UNHEARD_OF;
    };
  }

  private static String step(Payload rollout) {
    return rollout.text("/status/currentStepIndex", "");
  }

  private static java.time.@Nullable Instant at(Payload body, Payload rollout, State state) {
    String condition = state.phase() == Phase.FINISHED ? "Completed" : "Progressing";
    return rollout.parts("/status/conditions").stream()
        .filter(known -> known.text("/type", "").equals(condition))
        .map(known -> known.instant("/lastUpdateTime", "/lastTransitionTime"))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseGet(() -> body.instant("/timestamp"));
  }

  private static @Nullable Double canary(Payload rollout, State state) {
    Double weight = rollout.number("/status/canary/weights/canary/weight");
    if (weight == null || state.phase() == Phase.FINISHED) {
      return null;
    }
    return weight > 0 && weight < PERCENT ? weight / PERCENT : null;
  }
}
