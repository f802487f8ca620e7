package dev.weatherglass.ingest.event;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.names.ServiceNames.Place;
import dev.weatherglass.ingest.source.AcceptedTimes;
import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// From one JSON object in the native form to an event: defaults, aliases, ids, and everything that
/// is wrong at once.
public final class EventDecoder {

  /// The word of the event endpoint in the `services:` mapping.
  public static final String SOURCE = "events";

  private static final String NATIVE = "native";

  private final ServiceNames names;
  private final Supplier<String> randomIds;

  /// What became of one object.
  public sealed interface Decoded {}

  /// It is an event.
  public record Good(DeliveryEvent event) implements Decoded {}

  /// It is none, and this must be mended; pointers start at the object.
  public record Bad(List<FieldError> errors) implements Decoded {}

  /// @param randomIds gives an id where nothing else identifies an event
  public EventDecoder(ServiceNames names, Supplier<String> randomIds) {
    this.names = names;
    this.randomIds = randomIds;
  }

  /// Decodes one object.
  ///
  /// @param received the time of receipt
  /// @param idempotencyKey identifies this object within its source; null where the sender sent
  ///   none
  public Decoded decode(JsonNode node, Instant received, @Nullable String idempotencyKey) {
    return decode(node, received, idempotencyKey, NATIVE);
  }

  /// Decodes one object that came as the type `nativeType`.
  Decoded decode(
      JsonNode node, Instant received, @Nullable String idempotencyKey, String nativeType) {
    Fields fields = Fields.of(node);
    if (!fields.valid()) {
      return new Bad(fields.errors());
    }
    EventKind kind = fields.word("kind", List.of(EventKind.values()));
    if (kind == null) {
      if (!fields.has("kind")) {
        fields.missing("kind", "must be one of " + Fields.words(List.of(EventKind.values())));
      }
      return new Bad(fields.errors());
    }
    Function<EventContext, DeliveryEvent> event = FamilyBlocks.read(kind, fields);
    Supplier<String> id = () -> id(node, fields, idempotencyKey);
    Supplier<EventContext> context = context(kind, fields, received, nativeType, id);
    return fields.valid() ? new Good(event.apply(context.get())) : new Bad(fields.errors());
  }

  private Supplier<EventContext> context(
      EventKind kind, Fields fields, Instant received, String nativeType, Supplier<String> id) {
    Instant at = at(fields, received);
    String service = fields.text("service", EventLimits.NAME);
    String host = host(kind, fields);
    if (!fields.has("service") && !namesHost(kind, fields)) {
      fields.missing(
          "service", kind == EventKind.CONFIG ? "name it, or the host" : "every event needs one");
    }
    String said = fields.text("environment", EventLimits.NAME);
    Place place = service == null ? null : names.place(SOURCE, service, said);
    String environment = place == null ? names.environment(said) : place.environment();
    Phase phase = phase(kind, fields);
    Outcome outcome = outcome(kind, phase, fields);
    Revision revision =
        new Revision(fields.text("version"), fields.text("commit"), fields.text("digest"));
    String run = fields.id("run");
    if (kind == EventKind.DEPLOY && phase != Phase.FINISHED && !fields.has("run")) {
      fields.missing("run", "a deploy in phase " + phase.word() + " needs the id of its run");
    }
    String sender = fields.text("source");
    fields.id("id");
    String actor = fields.text("actor");
    Map<String, String> links = fields.texts("links");
    Map<String, String> labels = fields.texts("labels");
    return () ->
        new EventContext(
            new EventIdentity(
                sender == null ? container(service, host, environment) : sender,
                id.get(),
                kind.type(phase)),
            at,
            fields.has("at") ? TimeQuality.SOURCE : TimeQuality.RECEIPT,
            received,
            place == null ? null : place.service(),
            host,
            environment,
            phase,
            outcome,
            revision,
            run,
            actor,
            nativeType,
            links,
            labels);
  }

  private static Instant at(Fields fields, Instant received) {
    Instant at = fields.instant("at");
    if (at == null) {
      return received;
    }
    if (at.isBefore(AcceptedTimes.EARLIEST)) {
      fields.wrong(
          "at", "must not be before " + AcceptedTimes.EARLIEST + " but was " + fields.shown("at"));
    }
    Instant latest = AcceptedTimes.latest(received);
    if (at.isAfter(latest)) {
      fields.wrong("at", "must not be after " + latest + " but was " + fields.shown("at"));
    }
    return at;
  }

  /// Only a configuration event is about a host; elsewhere the word may mean anything.
  private static @Nullable String host(EventKind kind, Fields fields) {
    if (kind != EventKind.CONFIG) {
      return null;
    }
    String host = fields.text("host", EventLimits.NAME);
    return host != null ? host : fields.object("config").text("node", EventLimits.NAME);
  }

  private static boolean namesHost(EventKind kind, Fields fields) {
    return kind == EventKind.CONFIG && (fields.has("host") || fields.object("config").has("node"));
  }

  private static Phase phase(EventKind kind, Fields fields) {
    return Objects.requireNonNullElse(fields.word("phase", kind.phases()), kind.defaultPhase());
  }

  private static Outcome outcome(EventKind kind, Phase phase, Fields fields) {
    Outcome said = fields.word("outcome", Outcome.class, Outcome.UNKNOWN);
    if (said != null) {
      return said;
    }
    Long changed =
        kind == EventKind.CONFIG
            ? fields.object("config").count("changed", Integer.MAX_VALUE)
            : null;
    if (changed != null) {
      return changed > 0 ? Outcome.CHANGED : Outcome.UNCHANGED;
    }
    return switch (phase) {
      case FINISHED, MERGED, PUSHED, RESOLVED, PACKAGED, PUBLISHED -> Outcome.SUCCESS;
      case QUEUED, STARTED, PROGRESS, CREATED, UPDATED, ABANDONED, OPENED, SIGNAL ->
          Outcome.UNKNOWN;
    };
  }

  private String id(JsonNode node, Fields fields, @Nullable String idempotencyKey) {
    String id = fields.id("id");
    if (id != null) {
      return id;
    }
    if (idempotencyKey != null) {
      return idempotencyKey;
    }
    return fields.has("at") ? StableId.of("event", CanonicalJson.of(node)) : randomIds.get();
  }

  /// The source of a sender that does not name itself. Two services, or two environments, may well
  /// use the same run ids; they must not become one deploy.
  private static String container(
      @Nullable String service, @Nullable String host, String environment) {
    return service == null ? "/hosts/" + host : "/services/" + service + "/" + environment;
  }
}
