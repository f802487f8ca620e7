package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.List;
import java.util.Locale;

/// What was made for the webhook exporter of Pelorus (OpenShift): `deploytime`, `committime` and
/// `failure`, by the header `X-Pelorus-Event`, else by the fields that are there.
///
/// Signed as GitHub signs. Times are seconds since 1970. An image's digest joins deploy and commit.
final class Pelorus implements Source {

  @Override
  public String name() {
    return "pelorus";
  }

  @Override
  public About about() {
    return new About(
        "Pelorus (OpenShift)",
        "Wherever its webhook exporter was told of deploys, commits and failures",
        "deploys, changes, incidents");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.hmac("X-Hub-Signature-256", "sha256=");
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload payload = Payload.of(delivery.body());
    String said = delivery.header("X-Pelorus-Event");
    String kind = said == null ? byFields(payload) : said.strip().toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "deploytime" -> deploy(payload, origin(payload, delivery, names));
      case "committime" -> commit(payload, origin(payload, delivery, names));
      case "failure" -> failure(payload, origin(payload, delivery, names));
      case "ping" -> new Decoded.Ignored("ping");
      default -> new Decoded.Ignored("event_not_used");
    };
  }

  private static String byFields(Payload payload) {
    return payload.has("/failure_id")
        ? "failure"
        : payload.has("/commit_hash")
            ? "committime"
            : payload.has("/image_sha") ? "deploytime" : "";
  }

  private static Origin origin(Payload payload, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String app = payload.required("/app");
    return new Origin("pelorus", "", "/pelorus/" + app, app, delivery.received(), names);
  }

  private static Decoded deploy(Payload payload, Origin origin) throws UnreadableException {
    String image = payload.required("/image_sha");
    String run = String.join("/", namespace(payload), image, payload.text("/timestamp", ""));
    return about(payload, origin, EventKind.DEPLOY, State.finished(Outcome.SUCCESS))
        .id("deploytime", origin.service() + "/" + run, "deployed", "")
        .revision(new Revision(null, null, image))
        .run(run)
        .build(context -> new DeployEvent(context, How.ROLLOUT, false, null, null));
  }

  private static Decoded commit(Payload payload, Origin origin) throws UnreadableException {
    String commit = payload.required("/commit_hash");
    String image = payload.text("/image_sha");
    return about(payload, origin, EventKind.CHANGE, new State(Phase.PUSHED, Outcome.SUCCESS))
        .id("committime", origin.service() + "/" + commit, image == null ? "" : image, "")
        .revision(new Revision(null, commit, image))
        .build(context ->
            new ChangeEvent(
                context,
                null,
                null,
                null,
                null,
                List.of(
                    new ChangeEvent.Commit(commit, payload.instant("/timestamp"), null, null))));
  }

  private static Decoded failure(Payload payload, Origin origin) throws UnreadableException {
    String key = payload.required("/failure_id");
    String event = payload.text("/failure_event", "").toLowerCase(Locale.ROOT);
    boolean over = event.equals("resolved") || payload.has("/resolution_timestamp");
    Phase phase = over ? Phase.RESOLVED : Phase.OPENED;
    return about(payload, origin, EventKind.INCIDENT, new State(phase, Outcome.UNKNOWN))
        .id("failure", origin.service() + "/" + key, phase.word(), "")
        .at(over ? "/resolution_timestamp" : "/creation_timestamp", "/timestamp")
        .build(context -> new IncidentEvent(context, key, null, null));
  }

  private static EventDraft about(Payload payload, Origin origin, EventKind kind, State state) {
    return origin
        .event(payload, kind, state)
        .at("/timestamp")
        .label("namespace", payload.text("/namespace"))
        .label("app", payload.text("/app"));
  }

  private static String namespace(Payload payload) {
    return payload.text("/namespace", "");
  }
}
