package dev.weatherglass.ingest.rules;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.source.Decoded;
import dev.weatherglass.ingest.source.UnreadableException;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A delivery of a tool with what must come of it.
///
/// @param name what it shows
/// @param headers of the request
/// @param query parameters of the URL
/// @param body of the request
/// @param events the facts that each event must have, in order; others are not looked at
/// @param ignored the reason for which it must be ignored; null where it must not be
record Sample(
    String name,
    Map<String, String> headers,
    Map<String, String> query,
    String body,
    List<Map<String, String>> events,
    @Nullable String ignored) {

  private static final Set<String> KEYS =
      Set.of("name", "headers", "query", "body", "events", "ignored");
  private static final Instant RECEIVED = Instant.parse("2100-01-01T00:00:00Z");

  static Sample read(Part part) {
    part.allow(KEYS);
    if (part.has("events") == part.has("ignored")) {
      throw part.wrong("must have one of events and ignored");
    }
    return new Sample(
        part.at("name").text(),
        texts(part.entriesOf("headers")),
        texts(part.entriesOf("query")),
        body(part.at("body").node()),
        part.itemsOf("events").stream().map(event -> texts(event.entries())).toList(),
        part.textOf("ignored"));
  }

  private static String body(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }

  private static Map<String, String> texts(Map<String, Part> parts) {
    var texts = new HashMap<String, String>();
    parts.forEach((key, part) -> texts.put(key, part.text()));
    return texts;
  }

  SampleResult check(RuleSource source) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    var delivery = new Delivery(source.name(), headers, query, bytes, RECEIVED);
    return new SampleResult(source.name(), name, differences(source, delivery));
  }

  private List<String> differences(RuleSource source, Delivery delivery) {
    try {
      return switch (source.decode(delivery, new ServiceNames(Map.of(), "production"))) {
        case Decoded.Events(var made) -> ofEvents(made);
        case Decoded.Ignored(String reason) when reason.equals(ignored) -> List.of();
        case Decoded.Ignored(String reason) ->
            List.of("ignored (%s), expected %s".formatted(reason, wanted()));
      };
    } catch (UnreadableException e) {
      return List.of("unreadable (%s), expected %s".formatted(e.getMessage(), wanted()));
    }
  }

  private String wanted() {
    return ignored == null ? events.size() + " events" : "ignored (" + ignored + ")";
  }

  private List<String> ofEvents(List<DeliveryEvent> made) {
    if (ignored != null || made.size() != events.size()) {
      return List.of("%d events, expected %s: %s".formatted(made.size(), wanted(), told(made)));
    }
    var differences = new ArrayList<String>();
    for (int index = 0; index < made.size(); index++) {
      Map<String, String> facts = EventFacts.of(made.get(index));
      String place = made.size() == 1 ? "" : "event " + index + ": ";
      events
          .get(index)
          .forEach((field, value) -> {
            String was = facts.getOrDefault(field, "");
            if (!value.equals(was)) {
              differences.add(
                  place
                      + "%s is %s, expected %s"
                          .formatted(field, was.isEmpty() ? "not there" : was, value));
            }
          });
    }
    return differences;
  }

  private static String told(List<DeliveryEvent> made) {
    return made.stream()
        .map(event -> Json.MAPPER.writeValueAsString(EventFacts.of(event)))
        .toList()
        .toString();
  }
}
