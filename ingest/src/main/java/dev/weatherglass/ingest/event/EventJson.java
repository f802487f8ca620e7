package dev.weatherglass.ingest.event;

import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A body as JSON: one value, an array, or lines of values; with limits on how deep it may go.
final class EventJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(EventLimits.DEPTH)
                          .maxNumberLength(100)
                          .maxNameLength(1_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private EventJson() {}

  /// The events of a body.
  ///
  /// @param batch whether the sender sent an array or lines, and wants an answer per item
  record Items(boolean batch, List<Item> items) {}

  /// One item: a value, or why it is none.
  sealed interface Item {}

  record Value(JsonNode node) implements Item {}

  record NoJson(FieldError error) implements Item {}

  /// Reads a body in the native form.
  ///
  /// @param lines whether the sender said that it is one value per line; otherwise we look
  static Items items(byte[] body, boolean lines) {
    if (lines) {
      return lines(body);
    }
    Item whole = item(body);
    if (whole instanceof Value(JsonNode node) && node.isArray()) {
      return new Items(
          true, StreamSupport.stream(node.spliterator(), false).<Item>map(Value::new).toList());
    }
    if (whole instanceof NoJson && looksLikeLines(body)) {
      return lines(body);
    }
    return new Items(false, List.of(whole));
  }

  /// Reads one value.
  static Item item(byte[] json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node == null || node instanceof MissingNode
          ? new NoJson(new FieldError("", "the body is empty: send at least one event", null))
          : new Value(node);
    } catch (JacksonException e) {
      return new NoJson(new FieldError("", "the body is not JSON: " + where(e), null));
    }
  }

  private static Items lines(byte[] body) {
    List<Item> items = new ArrayList<>();
    int start = 0;
    for (int end = 0; end <= body.length; end++) {
      if (end == body.length || body[end] == '\n') {
        byte[] line = Arrays.copyOfRange(body, start, end);
        if (!isBlank(line)) {
          items.add(item(line));
        }
        start = end + 1;
      }
    }
    return new Items(true, items);
  }

  /// Whether the first line is an object of its own and more follows.
  private static boolean looksLikeLines(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8).strip();
    int end = text.indexOf('\n');
    return end > 0
        && item(text.substring(0, end).getBytes(StandardCharsets.UTF_8)) instanceof Value(var node)
        && node.isObject();
  }

  private static boolean isBlank(byte[] line) {
    for (byte character : line) {
      if (character != ' ' && character != '\t' && character != '\r') {
        return false;
      }
    }
    return true;
  }

  private static String where(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    String message = e.getOriginalMessage();
    return place == null
        ? message
        : message + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }
}
