package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.AnyScheme;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Flux' notifications by a provider of type `generic` (with a token) or `generic-hmac`.
///
/// Only a Kustomization or a HelmRelease is a deploy; fetched sources and images are none. It ends
/// with a reason in `…Succeeded` or the severity `error`; other reasons are on the way, or nothing.
/// The service is the object's name, or `namespace/name` where the mapping knows that.
final class Flux implements Source {

  private static final Set<String> DEPLOYING = Set.of("Kustomization", "HelmRelease");
  private static final Pattern COMMIT = Pattern.compile("(?:^|[/:])([0-9a-f]{40})$");
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final String[] ENVIRONMENT = {
    "/metadata/environment", "/metadata/env", "/metadata/deployment.environment.name"
  };

  @Override
  public String name() {
    return "flux";
  }

  @Override
  public About about() {
    return new About(
        "Flux",
        "A Provider of type generic-hmac (or generic) and an Alert for Kustomization and HelmRelease",
        "deploys, drift of Helm releases");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return new AnyScheme(List.of(Scheme.token(), Scheme.hmac("X-Signature", "sha256=")));
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload payload = Payload.of(delivery.body());
    String kind = payload.required("/involvedObject/kind");
    String name = payload.required("/involvedObject/name");
    if (!DEPLOYING.contains(kind)) {
      return new Decoded.Ignored("kind_not_used");
    }
    String path = payload.text("/involvedObject/namespace", "default") + "/" + name;
    String service = names.knows("flux", path) ? path : name;
    String container = "/flux/" + kind.toLowerCase(Locale.ROOT) + "/" + path;
    var origin = new Origin("flux", "", container, service, delivery.received(), names);
    String reason = payload.text("/reason", "");
    return reason.startsWith("Drift")
        ? drift(payload, origin, path, reason)
        : deploy(payload, origin, path, reason);
  }

  private static Decoded deploy(Payload payload, Origin origin, String path, String reason) {
    State state = state(payload, reason);
    if (state == null) {
      return new Decoded.Ignored("reason_not_used");
    }
    How how =
        switch (reason) {
          case "RollbackSucceeded", "RollbackFailed" -> How.ROLLBACK;
          case "UninstallSucceeded", "UninstallFailed" -> How.REMOVE;
          default -> How.ROLLOUT;
        };
    String revision = revision(payload);
    return about(payload, origin, EventKind.DEPLOY, state, path)
        .id("event", id(payload, path), reason + "/" + state.outcome().word(), "")
        .run(id(payload, path) + "/" + how)
        .revision(revision == null ? Revision.UNKNOWN : parsed(revision))
        .build(context -> new DeployEvent(context, how, false, null, null));
  }

  private static @Nullable State state(Payload payload, String reason) {
    if (payload.text("/severity", "").equalsIgnoreCase("error")) {
      return State.finished(Outcome.FAILURE);
    }
    if (reason.endsWith("Succeeded")) {
      return State.finished(Outcome.SUCCESS);
    }
    boolean begins = payload.text("/message", "").contains("has started");
    return begins ? State.STARTED : reason.startsWith("Progressing") ? State.UNHEARD_OF : null;
  }

  private static Decoded drift(Payload payload, Origin origin, String path, String reason) {
    boolean corrected = reason.equals("DriftCorrected");
    State state =
        State.finished(
            corrected
                ? Outcome.CHANGED
                : reason.endsWith("Failed") ? Outcome.FAILURE : Outcome.UNCHANGED);
    String at = payload.text("/timestamp", "");
    return about(payload, origin, EventKind.CONFIG, state, path)
        .id("drift", id(payload, path), reason + "/" + at, "")
        .build(context ->
            new ConfigurationEvent(
                context, "flux", corrected ? Drift.CORRECTED : Drift.DETECTED, null));
  }

  private static EventDraft about(
      Payload payload, Origin origin, EventKind kind, State state, String path) {
    return origin
        .event(payload, kind, state)
        .at("/timestamp")
        .environment(ENVIRONMENT)
        .label("object", path)
        .label("kind", payload.text("/involvedObject/kind"))
        .label("reason", payload.text("/reason"))
        .label("cluster", payload.text("/metadata/cluster"))
        .label("app_version", ending(payload, "app-version"));
  }

  private static String id(Payload payload, String path) {
    String revision = revision(payload);
    String state = revision == null ? payload.text("/timestamp", "") : revision;
    return payload.text("/involvedObject/uid", path) + "/" + state;
  }

  private static @Nullable String revision(Payload payload) {
    return ending(payload, "revision");
  }

  /// The value of a key of the metadata, which may stand behind the name of an API group.
  private static @Nullable String ending(Payload payload, String key) {
    String plain = payload.text("/metadata/" + key);
    return plain != null
        ? plain
        : payload
            .at("/metadata")
            .propertyStream()
            .filter(entry -> entry.getKey().endsWith("/" + key))
            .map(entry -> entry.getValue().asString("").strip())
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse(null);
  }

  /// `main@sha1:<sha>`, `main/<sha>`, `6.5.0@sha256:<digest>` or a version.
  private static Revision parsed(String revision) {
    Matcher commit = COMMIT.matcher(revision);
    Matcher digest = DIGEST.matcher(revision);
    return new Revision(
        revision, commit.find() ? commit.group(1) : null, digest.find() ? digest.group() : null);
  }
}
