package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.ingest.names.ServiceNames.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An event of a source on its way: what is known of it is added step by step from the payload. The
/// time is the first of several that is there and in the accepted range, else the time of receipt.
final class EventDraft {

  private final Payload payload;
  private final Origin origin;
  private final EventKind kind;
  private final Phase phase;
  private final Outcome outcome;
  private final Map<String, String> links = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private String id = "";
  private String nativeType = "";
  private @Nullable Instant at;
  private @Nullable String environment;
  private Revision revision = Revision.UNKNOWN;
  private @Nullable String run;
  private @Nullable String actor;

  EventDraft(Payload payload, Origin origin, EventKind kind, Phase phase, Outcome outcome) {
    this.payload = payload;
    this.origin = origin;
    this.kind = kind;
    this.phase = phase;
    this.outcome = outcome;
  }

  /// The native object and the state of it that this is about; never the delivery.
  EventDraft id(String nativeKind, String nativeId, String nativeState, String attempt) {
    this.id =
        StableId.of(origin.system(), origin.instance(), nativeKind, nativeId, nativeState, attempt);
    this.nativeType = nativeKind;
    return this;
  }

  EventDraft at(String... pointers) {
    this.at = payload.instant(pointers);
    return this;
  }

  EventDraft environment(String... pointers) {
    this.environment = payload.first(pointers);
    return this;
  }

  EventDraft revision(Revision known) {
    this.revision = known;
    return this;
  }

  EventDraft run(String nativeRun) {
    this.run = nativeRun;
    return this;
  }

  EventDraft actor(String... pointers) {
    this.actor = payload.first(pointers);
    return this;
  }

  /// Where a person can read about it.
  EventDraft page(String... pointers) {
    return add(links, "page", payload.first(pointers));
  }

  EventDraft label(String name, @Nullable String value) {
    return add(labels, name, value);
  }

  private EventDraft add(Map<String, String> target, String name, @Nullable String value) {
    if (value != null) {
      target.put(name, value);
    }
    return this;
  }

  /// Ends the draft: service and environment are put into our names here.
  Decoded build(Function<EventContext, DeliveryEvent> family) {
    return new Decoded.Events(List.of(family.apply(context())));
  }

  private EventContext context() {
    Instant said = at != null && AcceptedTimes.contain(at, origin.received()) ? at : null;
    Place place = origin.names().place(origin.system(), origin.service(), environment);
    return new EventContext(
        new EventIdentity(origin.container(), id, kind.type(phase)),
        said == null ? origin.received() : said,
        said == null ? TimeQuality.RECEIPT : TimeQuality.SOURCE,
        origin.received(),
        place.service(),
        null,
        place.environment(),
        phase,
        outcome,
        revision,
        run,
        actor,
        nativeType,
        links,
        labels);
  }
}
