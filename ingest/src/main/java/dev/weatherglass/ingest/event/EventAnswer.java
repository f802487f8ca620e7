package dev.weatherglass.ingest.event;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import org.jspecify.annotations.Nullable;

/// What the sender of one event is told.
///
/// @param id the event's id: the sender's own, or the one we gave it
/// @param type CloudEvents type, as `dev.weatherglass.deploy.finished.v1`
/// @param source who it is from
/// @param service under which it is kept, after names were mapped; absent for a host or a raw event
/// @param host the machine it is about; absent unless it names one
/// @param environment where it happened; absent for a raw event
/// @param deploy the deploy that this event is a phase of; absent for other kinds
/// @param note what the sender should know; mostly absent
public record EventAnswer(
    String id,
    String type,
    String source,
    @Nullable String service,
    @Nullable String host,
    @Nullable String environment,
    @Nullable String deploy,
    @Nullable String note) {

  /// The answer for an event that is kept.
  public static EventAnswer of(DeliveryEvent event) {
    EventContext context = event.context();
    return new EventAnswer(
        context.identity().id(),
        context.identity().type(),
        context.identity().source(),
        context.service(),
        context.host(),
        context.environment(),
        event instanceof DeployEvent deploy ? deploy.deployId() : null,
        null);
  }

  /// The answer for a CloudEvent whose type we do not know.
  static EventAnswer keptRaw(CloudEvent event) {
    return new EventAnswer(
        event.id(),
        event.type(),
        event.source(),
        null,
        null,
        null,
        null,
        "unknown type: kept raw, makes no event");
  }
}
