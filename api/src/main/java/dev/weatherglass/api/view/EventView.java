package dev.weatherglass.api.view;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.Outcome;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one event said, without the block of its family.
///
/// @param type its CloudEvents type; with source and id its identity
/// @param kind its family: `deploy`, `build`, …
/// @param service absent where only a host is named
/// @param outcome absent where it has none
public record EventView(
    String id,
    String source,
    String type,
    String kind,
    @Nullable String service,
    @Nullable String host,
    String environment,
    String phase,
    @Nullable String outcome,
    Instant at,
    Instant recordedAt,
    RevisionView revision,
    @Nullable String run,
    @Nullable String actor,
    Map<String, String> links,
    Map<String, String> labels) {

  public static EventView of(DeliveryEvent event) {
    EventContext context = event.context();
    return new EventView(
        context.identity().id(),
        context.identity().source(),
        context.identity().type(),
        event.kind().word(),
        context.service(),
        context.host(),
        context.environment(),
        context.phase().word(),
        context.outcome() == Outcome.UNKNOWN ? null : context.outcome().word(),
        context.at(),
        context.recorded(),
        RevisionView.of(context.revision()),
        context.run(),
        context.actor(),
        context.links(),
        context.labels());
  }
}
