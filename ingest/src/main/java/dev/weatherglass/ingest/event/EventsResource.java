package dev.weatherglass.ingest.event;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.event.EventDecoder.Bad;
import dev.weatherglass.ingest.event.EventDecoder.Decoded;
import dev.weatherglass.ingest.event.EventDecoder.Good;
import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.RequestBody;
import dev.weatherglass.ingest.http.Sender;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.access.Written;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// `POST /api/v1/events`: one event, an array, lines, or CloudEvents; 202 after the broker
/// acknowledged.
public final class EventsResource {

  private static final Set<String> LINES =
      Set.of("application/x-ndjson", "application/ndjson", "application/jsonl");

  private final EventDecoder decoder;
  private final CloudEventIntake cloudEvents;
  private final Publisher publisher;
  private final InstantSource clock;
  private final IngestMeters meters;

  public EventsResource(
      EventDecoder decoder,
      ForeignEvents foreign,
      Publisher publisher,
      InstantSource clock,
      IngestMeters meters) {
    this.decoder = decoder;
    this.cloudEvents = new CloudEventIntake(decoder, foreign, publisher, meters);
    this.publisher = publisher;
    this.clock = clock;
    this.meters = meters;
  }

  public void routes(RoutesConfig routes) {
    routes.post("/api/v1/events", this::post);
  }

  private void post(Context request) {
    try {
      answer(request);
    } catch (ProblemException e) {
      meters.rejected(EventDecoder.SOURCE, reason(e), refused(e));
      throw e;
    }
  }

  private void answer(Context request) {
    requireNoEncoding(request);
    MediaType type = MediaType.of(request.header("Content-Type"));
    if (CloudEventIntake.takes(type, request.headerMap())) {
      CloudEventIntake.requireJson(type);
      byte[] body = RequestBody.read(request);
      Sender sender = Sender.of(request);
      write(request, cloudEvents.take(type, request.headerMap(), body, clock.instant(), sender));
    } else {
      nativeForm(request, type);
    }
  }

  private void nativeForm(Context request, MediaType type) {
    boolean lines = LINES.contains(type.name());
    if (!lines && !type.name().equals("application/json") && !type.missing()) {
      throw Refusals.unsupported(
          "Content-Type",
          "Content-Type must be application/json, application/x-ndjson or"
              + " application/cloudevents+json but was "
              + type.name());
    }
    EventJson.Items items = EventJson.items(RequestBody.read(request), lines);
    if (items.items().size() > EventLimits.ITEMS) {
      throw Refusals.tooLarge(
          "body",
          "a request must hold at most %d events but held %d"
              .formatted(EventLimits.ITEMS, items.items().size()));
    }
    String key = idempotencyKey(request);
    if (items.batch()) {
      batch(request, items.items(), key);
    } else {
      one(request, decode(items.items().getFirst(), clock.instant(), key));
    }
  }

  private void one(Context request, Decoded decoded) {
    switch (decoded) {
      case Good(DeliveryEvent event) -> {
        Sender.of(request).require(List.of(event));
        publisher.events(List.of(event));
        meters.accepted(EventDecoder.SOURCE, 1);
        write(request, EventAnswer.of(event));
      }
      case Bad(List<FieldError> errors) -> throw invalid(errors);
    }
  }

  private void batch(Context request, List<EventJson.Item> items, @Nullable String key) {
    Instant received = clock.instant();
    Sender sender = Sender.of(request);
    var good = new ArrayList<DeliveryEvent>();
    var answers = new ArrayList<BatchAnswer.Item>();
    for (int index = 0; index < items.size(); index++) {
      switch (decode(items.get(index), received, key == null ? null : key + "/" + index)) {
        case Good(DeliveryEvent event) -> answers.add(item(index, event, sender, good));
        case Bad(List<FieldError> errors) -> answers.add(BatchAnswer.Item.refused(index, errors));
      }
    }
    if (good.isEmpty()) {
      throw BatchAnswer.nothing(answers);
    }
    publisher.events(good);
    BatchAnswer answer = BatchAnswer.of(answers);
    meters.accepted(EventDecoder.SOURCE, answer.accepted());
    if (answer.rejected() > 0) {
      meters.rejected(EventDecoder.SOURCE, "invalid-event", answer.rejected());
    }
    write(request, answer);
  }

  /// An event of a batch, put among those to keep where its sender may send it.
  private static BatchAnswer.Item item(
      int index, DeliveryEvent event, Sender sender, List<DeliveryEvent> good) {
    try {
      sender.require(List.of(event));
    } catch (ProblemException e) {
      return BatchAnswer.Item.refused(index, e.problem().status(), e.problem().errors());
    }
    good.add(event);
    return BatchAnswer.Item.accepted(index, EventAnswer.of(event));
  }

  private Decoded decode(EventJson.Item item, Instant received, @Nullable String key) {
    return switch (item) {
      case EventJson.Value(JsonNode node) -> decoder.decode(node, received, key);
      case EventJson.NoJson(FieldError error) -> new Bad(List.of(error));
    };
  }

  private static void requireNoEncoding(Context request) {
    String encoding = request.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw Refusals.unsupported(
          "Content-Encoding", "Content-Encoding must be absent but was " + encoding);
    }
  }

  private static @Nullable String idempotencyKey(Context request) {
    String key = request.header("Idempotency-Key");
    if (key == null || key.isBlank()) {
      return null;
    }
    if (key.length() > EventLimits.NAME) {
      throw Refusals.invalid(
          "invalid-event",
          "Invalid event",
          List.of(
              new FieldError(
                  "Idempotency-Key",
                  "Idempotency-Key must have at most %d characters but had %d"
                      .formatted(EventLimits.NAME, key.length()),
                  null)));
    }
    return key.strip();
  }

  private static ProblemException invalid(List<FieldError> errors) {
    return Refusals.invalid("invalid-event", "Invalid event", errors);
  }

  /// The slug of the problem, as `invalid-event`: a closed list.
  private static String reason(ProblemException e) {
    return e.problem().type().replace("/problems/", "");
  }

  private static int refused(ProblemException e) {
    long items = e.problem().errors().stream().map(FieldError::item).distinct().count();
    return (int) Math.max(1, items);
  }

  private static Written written(Object answer) {
    return switch (answer) {
      case BatchAnswer batch -> batch.written();
      case EventAnswer one -> Written.of(List.of(one.id()));
      default -> new Written(1, List.of());
    };
  }

  private static void write(Context request, Object answer) {
    Sender.wrote(request, written(answer));
    request.status(202).contentType("application/json").result(Json.write(answer));
  }
}
