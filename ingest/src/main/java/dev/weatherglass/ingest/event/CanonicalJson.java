package dev.weatherglass.ingest.event;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// One text for all ways to write the same JSON value: names sorted, no white space.
final class CanonicalJson {

  private CanonicalJson() {}

  static String of(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(entry -> StringNode.valueOf(entry.getKey()) + ":" + of(entry.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value.isArray()) {
      return StreamSupport.stream(value.spliterator(), false)
          .map(CanonicalJson::of)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return value.toString();
  }
}
