package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.ingest.names.ServiceNames.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An event of a source on its way: what is known of it is added step by step from the payload. The
/// time is the first of several that is there and in the accepted range, else the time of receipt.
///
/// What is too long is cut and what is too much is left out (see [EventLimits]), once for all
/// sources: an event is never lost for its size. A link that is not http or https is left out.
public final class EventDraft {

  private static final Pattern WEB = Pattern.compile("(?i)https?://");

  private final Payload payload;
  private final Origin origin;
  private final EventKind kind;
  private final State state;
  private final Map<String, String> links = new HashMap<>();
  private final Map<String, String> labels = new HashMap<>();
  private String id = "";
  private String nativeType = "";
  private @Nullable Instant at;
  private @Nullable String environment;
  private @Nullable String host;
  private Revision revision = Revision.UNKNOWN;
  private @Nullable String run;
  private @Nullable String actor;

  EventDraft(Payload payload, Origin origin, EventKind kind, State state) {
    this.payload = payload;
    this.origin = origin;
    this.kind = kind;
    this.state = state;
  }

  /// The native object and the state of it that this is about; never the delivery.
  ///
  /// @param nativeKind as `workflow_run`
  /// @param nativeId unique on the source's server
  /// @param nativeState the source's own word for the state; whatever makes this another event
  /// @param attempt of a run; empty where there are none
  public EventDraft id(String nativeKind, String nativeId, String nativeState, String attempt) {
    this.id =
        StableId.of(origin.system(), origin.instance(), nativeKind, nativeId, nativeState, attempt);
    this.nativeType = nativeKind;
    return this;
  }

  public EventDraft at(String... pointers) {
    for (String pointer : pointers) {
      Instant said = payload.instant(pointer);
      if (said != null && AcceptedTimes.contain(said, origin.received())) {
        return at(said);
      }
    }
    return this;
  }

  public EventDraft at(@Nullable Instant instant) {
    this.at = instant;
    return this;
  }

  /// The machine that a configuration event is about.
  public EventDraft host(String name) {
    this.host = name;
    return this;
  }

  public EventDraft environmentNamed(@Nullable String name) {
    this.environment = name;
    return this;
  }

  public EventDraft environment(String... pointers) {
    this.environment = payload.first(pointers);
    return this;
  }

  public EventDraft revision(Revision known) {
    this.revision = known;
    return this;
  }

  /// The sender's own id of the run or deployment: all phases of one deploy share it.
  public EventDraft run(@Nullable String nativeRun) {
    this.run = nativeRun;
    return this;
  }

  public EventDraft actor(String... pointers) {
    return actorNamed(payload.first(pointers));
  }

  public EventDraft actorNamed(@Nullable String name) {
    this.actor = name;
    return this;
  }

  /// Where a person can read about it.
  public EventDraft page(String... pointers) {
    for (String pointer : pointers) {
      link("page", links.containsKey("page") ? null : payload.text(pointer));
    }
    return this;
  }

  public EventDraft label(String name, @Nullable String value) {
    return add(labels, name, value);
  }

  /// A link for people, as `page` or `log`; never fetched.
  public EventDraft link(String name, @Nullable String url) {
    return url != null && WEB.matcher(url).lookingAt() ? add(links, name, url) : this;
  }

  private EventDraft add(Map<String, String> target, String name, @Nullable String value) {
    if (value != null && (target.size() < EventLimits.LABELS || target.containsKey(name))) {
      target.put(EventLimits.cut(name, EventLimits.NAME), EventLimits.cut(value, EventLimits.TEXT));
    }
    return this;
  }

  /// Ends the draft as the only event of its delivery.
  public Decoded build(Function<EventContext, DeliveryEvent> family) {
    return Decoded.of(event(family));
  }

  /// Ends the draft: service and environment are put into our names here.
  public DeliveryEvent event(Function<EventContext, DeliveryEvent> family) {
    return family.apply(context());
  }

  private EventContext context() {
    Instant said = at != null && AcceptedTimes.contain(at, origin.received()) ? at : null;
    String service = name(origin.service());
    String environment = name(this.environment);
    if (service != null && !origin.names().knows(origin.system(), service)) {
      labels.put(EventContext.UNMAPPED_NAME, origin.system() + ":" + service);
    }
    Place place =
        service == null ? null : origin.names().place(origin.system(), service, environment);
    return new EventContext(
        new EventIdentity(origin.container(), id, kind.type(state.phase())),
        said == null ? origin.received() : said,
        said == null ? TimeQuality.RECEIPT : TimeQuality.SOURCE,
        origin.received(),
        place == null ? null : place.service(),
        name(host),
        place == null ? origin.names().environment(environment) : place.environment(),
        state.phase(),
        state.outcome(),
        revision,
        run,
        actor,
        nativeType,
        links,
        labels);
  }

  private static @Nullable String name(@Nullable String name) {
    return name == null ? null : EventLimits.cut(name, EventLimits.NAME);
  }
}
