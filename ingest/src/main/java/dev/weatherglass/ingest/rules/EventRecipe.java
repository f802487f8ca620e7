package dev.weatherglass.ingest.rules;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.source.EventDraft;
import dev.weatherglass.ingest.source.Origin;
import dev.weatherglass.ingest.source.Payload;
import dev.weatherglass.ingest.source.State;
import dev.weatherglass.ingest.source.UnreadableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How one event is made.
///
/// @param family one of those that rules can make: deploy, build, change, config, incident,
///   artifact
/// @param unit of a build; anything for others
/// @param states the phase and outcome
/// @param id the identity
/// @param fields everything that stands at one place
/// @param commits of a change; null where they are not there
/// @param links for people, by name
/// @param labels by name
record EventRecipe(
    EventKind family,
    BuildEvent.Unit unit,
    States states,
    NativeId id,
    Fields fields,
    @Nullable Commits commits,
    Map<String, Value> links,
    Map<String, Value> labels) {

  /// The families that rules can make; the others need more than fields.
  static final List<EventKind> FAMILIES =
      List.of(
          EventKind.DEPLOY,
          EventKind.BUILD,
          EventKind.CHANGE,
          EventKind.CONFIG,
          EventKind.INCIDENT,
          EventKind.ARTIFACT);

  /// The event of a delivery; empty where its state is to be ignored.
  ///
  /// @throws UnreadableException if the delivery names neither a service nor a host, or no object
  Optional<DeliveryEvent> make(String source, Scene scene, ServiceNames names)
      throws UnreadableException {
    State state = states.of(scene);
    if (state == null) {
      return Optional.empty();
    }
    Origin origin = origin(source, scene, names);
    String host = fields.text(Field.HOST, scene);
    if (origin.service() == null && host == null) {
      throw new UnreadableException("the service is missing");
    }
    String object = id.object(scene);
    EventDraft draft = draft(origin, scene, state, object, host);
    return Optional.of(draft.event(context -> event(context, scene, object)));
  }

  private Origin origin(String source, Scene scene, ServiceNames names) {
    String service = fields.text(Field.SERVICE, scene);
    String instance = fields.text(Field.INSTANCE, scene, source);
    String holder = "/" + source + "/" + (service == null ? "" : service);
    String container = fields.text(Field.CONTAINER, scene, holder);
    return new Origin(source, instance, container, service, scene.delivery().received(), names);
  }

  private EventDraft draft(
      Origin origin, Scene scene, State state, String object, @Nullable String host) {
    String attempt = fields.text(Field.ATTEMPT, scene, "");
    EventDraft draft =
        origin
            .event(new Payload(scene.root()), family, state)
            .id(id.kind(), object, id.state(states, scene), attempt)
            .at(fields.at(state.phase(), scene))
            .environmentNamed(fields.text(Field.ENVIRONMENT, scene))
            .revision(fields.revision(scene))
            .run(fields.text(Field.RUN, scene))
            .actorNamed(fields.text(Field.ACTOR, scene));
    if (host != null) {
      draft.host(host);
    }
    links.forEach((name, value) -> draft.link(name, value.text(scene)));
    labels.forEach((name, value) -> draft.label(name, value.text(scene)));
    return draft;
  }

  private DeliveryEvent event(EventContext context, Scene scene, String object) {
    return switch (family) {
      case DEPLOY -> deploy(context, scene);
      case BUILD ->
          new BuildEvent(
              context, unit, text(Field.NAME, scene), fields.seconds(context.phase(), scene));
      case CHANGE -> change(context, scene);
      case CONFIG -> configuration(context, scene);
      case INCIDENT ->
          new IncidentEvent(
              context,
              fields.text(Field.KEY, scene, object),
              text(Field.TITLE, scene),
              text(Field.SEVERITY, scene));
      case ARTIFACT ->
          new ArtifactEvent(context, text(Field.NAME, scene), text(Field.ACTION, scene));
      case TEST, LOADTEST, BENCHMARK -> throw new IllegalStateException("refused when it was read");
    };
  }

  private DeployEvent deploy(EventContext context, Scene scene) {
    var how = fields.word(Field.HOW, scene, DeployEvent.How.ROLLOUT);
    return new DeployEvent(context, how, false, null, text(Field.PREVIOUS_VERSION, scene));
  }

  private ChangeEvent change(EventContext context, Scene scene) {
    return new ChangeEvent(
        context,
        text(Field.REPOSITORY, scene),
        text(Field.BRANCH, scene),
        text(Field.BASE, scene),
        text(Field.NUMBER, scene),
        commits == null ? List.of() : commits.of(scene));
  }

  private ConfigurationEvent configuration(EventContext context, Scene scene) {
    var drift = fields.word(Field.DRIFT, scene, ConfigurationEvent.Drift.UNKNOWN);
    return new ConfigurationEvent(context, text(Field.TOOL, scene), drift, text(Field.FLAG, scene));
  }

  private @Nullable String text(Field field, Scene scene) {
    return fields.text(field, scene);
  }
}
