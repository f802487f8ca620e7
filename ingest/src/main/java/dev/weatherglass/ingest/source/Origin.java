package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.names.ServiceNames;
import java.time.Instant;

/// Where the events of one delivery come from.
///
/// @param system the source's name, as `github`
/// @param instance host of the server: ids are unique on one server only
/// @param container URI of what holds the native objects, as a repository's page
/// @param service the service as the source says
/// @param received when the delivery came
/// @param names the mapping to our names
record Origin(
    String system,
    String instance,
    String container,
    String service,
    Instant received,
    ServiceNames names) {

  /// Begins an event.
  EventDraft event(Payload payload, EventKind kind, Phase phase, Outcome outcome) {
    return new EventDraft(payload, this, kind, phase, outcome);
  }
}
