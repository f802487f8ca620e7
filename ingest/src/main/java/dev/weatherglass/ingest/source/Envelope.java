package dev.weatherglass.ingest.source;

import dev.weatherglass.ingest.webhook.Delivery;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A CloudEvent 1.0 as a tool's webhook brought it, read tolerantly: structured, in a batch, or
/// binary with `ce-` headers; a body without any of that is the data itself.
///
/// @param id null where the sender named none
/// @param source null where the sender named none
/// @param type empty where the sender named none
/// @param time as it was written; null where the sender named none
/// @param data what it is about
record Envelope(
    @Nullable String id,
    @Nullable String source,
    String type,
    @Nullable String time,
    Payload data) {

  /// The events of a request, at least one.
  ///
  /// @throws UnreadableException if it is not JSON, or an empty batch
  static List<Envelope> of(Delivery delivery) throws UnreadableException {
    JsonNode body = Payload.tree(delivery.body());
    if (!body.isArray()) {
      return List.of(one(new Payload(body), delivery));
    }
    var events = new ArrayList<Envelope>();
    for (JsonNode element : body) {
      events.add(one(new Payload(element), delivery));
    }
    if (events.isEmpty()) {
      throw new UnreadableException("the batch holds no event");
    }
    return events;
  }

  private static Envelope one(Payload body, Delivery delivery) throws UnreadableException {
    boolean structured = body.text("/specversion") != null && body.text("/type") != null;
    return structured ? structured(body) : binary(body, delivery);
  }

  private static Envelope structured(Payload body) throws UnreadableException {
    return new Envelope(
        body.text("/id"),
        body.text("/source"),
        body.text("/type", ""),
        body.text("/time"),
        data(body));
  }

  private static Payload data(Payload body) throws UnreadableException {
    JsonNode base64 = body.at("/data_base64");
    if (!base64.isString()) {
      return body.part("/data");
    }
    try {
      return new Payload(Payload.tree(Base64.getDecoder().decode(base64.stringValue())));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("/data_base64 must be base64: " + e.getMessage());
    }
  }

  private static Envelope binary(Payload body, Delivery delivery) {
    String type = attribute(delivery, "type");
    return new Envelope(
        attribute(delivery, "id"),
        attribute(delivery, "source"),
        type == null ? "" : type,
        attribute(delivery, "time"),
        body);
  }

  private static @Nullable String attribute(Delivery delivery, String name) {
    String value = delivery.header("ce-" + name);
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return URLDecoder.decode(value.strip().replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return value.strip();
    }
  }
}
