package dev.weatherglass.ingest.event;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.event.ForeignEvents.Meaning;
import dev.weatherglass.ingest.event.ForeignEvents.Raw;
import dev.weatherglass.ingest.event.ForeignEvents.Told;
import dev.weatherglass.ingest.event.ForeignEvents.Wrong;
import dev.weatherglass.ingest.http.MediaType;
import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.ingest.http.Sender;
import dev.weatherglass.ingest.inbox.InboxRecord;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// CloudEvents at the event endpoint, alone or in a batch: our own types, types that a source of
/// the catalogue reads, and all others, which are kept raw.
///
/// @param decoder reads our own types
/// @param foreign reads the others
/// @param publisher where everything goes
/// @param meters what is counted
record CloudEventIntake(
    EventDecoder decoder, ForeignEvents foreign, Publisher publisher, IngestMeters meters) {

  private static final String STRUCTURED = "application/cloudevents";
  private static final String BATCH = "application/cloudevents-batch";
  private static final Map<String, String> ONE = Map.of("Content-Type", STRUCTURED + "+json");

  /// Whether a request holds CloudEvents.
  static boolean takes(MediaType type, Map<String, String> headers) {
    return type.name().startsWith(STRUCTURED) || CloudEventReader.isBinary(headers);
  }

  /// Refuses a body that is no JSON before it is read.
  static void requireJson(MediaType type) {
    boolean structured = type.name().startsWith(STRUCTURED);
    boolean json =
        List.of(STRUCTURED, STRUCTURED + "+json", BATCH, BATCH + "+json").contains(type.name());
    if (structured && !json) {
      throw Refusals.unsupported(
          "Content-Type",
          "a CloudEvent must be sent as application/cloudevents+json,"
              + " application/cloudevents-batch+json or with ce- headers, but Content-Type was "
              + type.name());
    }
  }

  /// Takes a request and says what its sender is told.
  Object take(
      MediaType type, Map<String, String> headers, byte[] body, Instant received, Sender sender) {
    if (type.name().startsWith(BATCH)) {
      return batch(body, received, sender);
    }
    CloudEvent event =
        type.name().startsWith(STRUCTURED)
            ? CloudEventReader.structured(body)
            : CloudEventReader.binary(headers, body, type.json() || type.missing());
    var delivery = new Delivery(InboxRecord.KEPT_RAW, headers, body, received);
    Meaning meaning = meaning(event, delivery);
    if (meaning instanceof Wrong(List<FieldError> errors)) {
      throw invalid(errors);
    }
    check(meaning, sender);
    publish(List.of(meaning));
    return answer(event, meaning);
  }

  private BatchAnswer batch(byte[] body, Instant received, Sender sender) {
    List<EventJson.Item> items = items(body);
    var meanings = new ArrayList<Meaning>();
    var answers = new ArrayList<BatchAnswer.Item>();
    for (int index = 0; index < items.size(); index++) {
      answers.add(one(index, items.get(index), received, sender, meanings));
    }
    if (meanings.isEmpty()) {
      throw BatchAnswer.nothing(answers);
    }
    publish(meanings);
    BatchAnswer answer = BatchAnswer.of(answers);
    if (answer.rejected() > 0) {
      meters.rejected(EventDecoder.SOURCE, "invalid-event", answer.rejected());
    }
    return answer;
  }

  private static List<EventJson.Item> items(byte[] body) {
    EventJson.Items items = EventJson.items(body, false);
    if (items.items().size() > EventLimits.ITEMS) {
      throw Refusals.tooLarge(
          "body",
          "a request must hold at most %d events but held %d"
              .formatted(EventLimits.ITEMS, items.items().size()));
    }
    if (items.items().isEmpty()) {
      throw invalid(
          List.of(new FieldError("", "the body holds no event: send at least one", null)));
    }
    return items.items();
  }

  /// What the sender of one item is told; its meaning is added to the others where it is kept.
  private BatchAnswer.Item one(
      int index, EventJson.Item item, Instant received, Sender sender, List<Meaning> meanings) {
    try {
      byte[] bytes =
          switch (item) {
            case EventJson.Value(JsonNode node) -> node.toString().getBytes(StandardCharsets.UTF_8);
            case EventJson.NoJson(FieldError error) -> throw invalid(List.of(error));
          };
      CloudEvent event = CloudEventReader.structured(bytes);
      Meaning meaning = meaning(event, new Delivery(InboxRecord.KEPT_RAW, ONE, bytes, received));
      if (meaning instanceof Wrong(List<FieldError> errors)) {
        throw invalid(errors);
      }
      check(meaning, sender);
      meanings.add(meaning);
      return BatchAnswer.Item.accepted(index, answer(event, meaning));
    } catch (ProblemException e) {
      return BatchAnswer.Item.refused(index, e.problem().status(), e.problem().errors());
    }
  }

  private static void check(Meaning meaning, Sender sender) {
    switch (meaning) {
      case Told(String _, List<DeliveryEvent> events) -> sender.require(events);
      case Raw _ -> sender.requireAllServices("an event of an unknown type");
      case Wrong _ -> {} // refused before
    }
  }

  private Meaning meaning(CloudEvent event, Delivery delivery) {
    if (!event.known()) {
      return foreign.meaning(event, delivery);
    }
    if (event.data() != null && !event.data().isObject()) {
      String detail = "data must be a JSON object but was " + event.data();
      return new Wrong(List.of(new FieldError(event.dataPointer(), detail, null)));
    }
    return switch (decoder.decode(event.asNative(), delivery.received(), null, event.type())) {
      case EventDecoder.Good(DeliveryEvent good) -> new Told(EventDecoder.SOURCE, List.of(good));
      case EventDecoder.Bad(List<FieldError> errors) ->
          new Wrong(errors.stream().map(event::inPlace).toList());
    };
  }

  private void publish(List<Meaning> meanings) {
    List<DeliveryEvent> told =
        meanings.stream()
            .flatMap(meaning ->
                meaning instanceof Told(String _, List<DeliveryEvent> events)
                    ? events.stream()
                    : Stream.empty())
            .toList();
    if (!told.isEmpty()) {
      publisher.events(told);
    }
    meanings.forEach(this::settle);
  }

  /// What is left to do with an event when those that we can read are published.
  private void settle(Meaning meaning) {
    switch (meaning) {
      case Told(String source, List<DeliveryEvent> events) ->
          meters.accepted(source, events.size());
      case Raw(Delivery kept) -> {
        publisher.publish(Topics.INBOX, List.of(InboxRecord.of(kept, false)));
        meters.ignored(InboxRecord.KEPT_RAW, "unknown_type");
      }
      case Wrong _ -> {} // refused before
    }
  }

  /// One of another tool's events may be several of ours: its sender hears of the first.
  private static EventAnswer answer(CloudEvent event, Meaning meaning) {
    return meaning instanceof Told(String _, List<DeliveryEvent> events)
        ? EventAnswer.of(events.getFirst())
        : EventAnswer.keptRaw(event);
  }

  private static ProblemException invalid(List<FieldError> errors) {
    return Refusals.invalid("invalid-event", "Invalid event", errors);
  }
}
