package dev.weatherglass.core.delivery.ci;

import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;

/// Contexts with another phase.
final class Contexts {

  private Contexts() {}

  static EventContext started(EventContext context) {
    return new EventContext(
        context.identity(),
        context.at(),
        context.quality(),
        context.recorded(),
        context.service(),
        context.host(),
        context.environment(),
        Phase.STARTED,
        Outcome.UNKNOWN,
        context.revision(),
        context.run(),
        context.actor(),
        context.nativeType(),
        context.links(),
        context.labels());
  }
}
