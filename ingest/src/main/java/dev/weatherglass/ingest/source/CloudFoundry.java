package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeliveryEvent;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Audit events of Cloud Foundry, which pushes nothing: somebody asks `/v3/audit_events` and sends
/// the answer here, its `resources` or one of them; those of version 2 (`metadata`, `entity`) too.
///
/// The version of a deploy is the droplet's guid. What is staged, shown or routed is none of ours.
final class CloudFoundry implements Source {

  private static final String[] DROPLET = {
    "/data/droplet_guid",
    "/data/request/droplet_guid",
    "/entity/metadata/droplet_guid",
    "/entity/metadata/request/droplet_guid"
  };
  private static final String[] EXIT = {
    "/data/exit_description", "/data/reason", "/entity/metadata/exit_description"
  };
  private static final Redaction REDACTION =
      Redaction.of(
          "/data/request/environment_json",
          "/data/request/environment_variables",
          "/resources/*/data/request/environment_json",
          "/resources/*/data/request/environment_variables",
          "/entity/metadata/request/environment_json",
          "/resources/*/entity/metadata/request/environment_json");

  @Override
  public String name() {
    return "cloudfoundry";
  }

  @Override
  public About about() {
    return new About(
        "Cloud Foundry",
        "A job that asks GET /v3/audit_events?created_ats[gt]=… and posts the answer, with a bearer token",
        "deploys, changed configuration, incident signals (crashes)");
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
    Payload body = Payload.of(delivery.body());
    List<Payload> told = body.at("/resources").isArray() ? body.parts("/resources") : List.of(body);
    var events = new ArrayList<DeliveryEvent>();
    for (Payload one : told) {
      DeliveryEvent event = event(one, delivery, names);
      if (event != null) {
        events.add(event);
      }
    }
    return events.isEmpty() ? new Decoded.Ignored("event_not_used") : new Decoded.Events(events);
  }

  private static @Nullable DeliveryEvent event(Payload audit, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String type = audit.requiredAny("/type", "/entity/type");
    var about = new Audit(audit, type, origin(audit, delivery, names));
    return switch (type.replaceFirst("^audit\\.", "").replaceFirst("^app\\.", "")) {
      case "droplet.mapped", "deployment.create" -> about.deploy(State.STARTED, How.ROLLOUT);
      case "restage", "restart" -> about.deploy(State.STARTED, How.RESTART);
      case "process.ready", "deployment.finalize" ->
          about.deploy(State.finished(Outcome.SUCCESS), How.ROLLOUT);
      case "deployment.cancel" -> about.deploy(State.finished(Outcome.CANCELLED), How.ROLLOUT);
      case "process.scale" -> about.deploy(State.finished(Outcome.SUCCESS), How.SCALE);
      case "delete-request" -> about.deploy(State.finished(Outcome.SUCCESS), How.REMOVE);
      case "update", "process.update", "apply_manifest", "environment_variables.update" ->
          about.configured();
      case "crash", "process.crash", "process.not-ready" -> about.crashed();
      default -> null;
    };
  }

  private static Origin origin(Payload audit, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String guid = audit.requiredAny("/target/guid", "/entity/actee", "/guid", "/metadata/guid");
    String name = audit.first("/target/name", "/entity/actee_name");
    String space = audit.first("/space/name", "/entity/space_name");
    String full = space + "/" + name;
    String service = name == null ? guid : names.knows("cloudfoundry", full) ? full : name;
    return new Origin(
        "cloudfoundry", "", "/cloudfoundry/" + guid, service, delivery.received(), names);
  }

  /// One audit event, in whichever version.
  ///
  /// @param type as `audit.app.update`
  private record Audit(Payload audit, String type, Origin origin) {

    DeliveryEvent deploy(State state, How how) throws UnreadableException {
      return draft(EventKind.DEPLOY, state)
          .revision(new Revision(audit.first(DROPLET), null, null))
          .run(audit.first("/data/deployment_guid", "/guid", "/metadata/guid"))
          .label("strategy", audit.first("/data/strategy", "/data/request/strategy"))
          .event(context -> new DeployEvent(context, how, false, null, null));
    }

    DeliveryEvent configured() throws UnreadableException {
      return draft(EventKind.CONFIG, State.finished(Outcome.CHANGED))
          .event(context -> new ConfigurationEvent(context, "cloudfoundry", Drift.UNKNOWN, null));
    }

    DeliveryEvent crashed() throws UnreadableException {
      String key = origin.container() + "/crash";
      String title = audit.first(EXIT);
      return draft(EventKind.INCIDENT, new State(Phase.SIGNAL, Outcome.UNKNOWN))
          .event(context -> new IncidentEvent(context, key, title, null));
    }

    private EventDraft draft(EventKind kind, State state) throws UnreadableException {
      return origin
          .event(audit, kind, state)
          .id("audit_event", audit.requiredAny("/guid", "/metadata/guid"), type, "")
          .at("/created_at", "/entity/timestamp", "/metadata/created_at")
          .actor("/actor/name", "/entity/actor_name", "/actor/guid", "/entity/actor")
          .label("type", type)
          .label("space", audit.first("/space/guid", "/entity/space_guid"))
          .label("organization", audit.first("/organization/guid", "/entity/organization_guid"));
    }
  }
}
