package dev.weatherglass.ingest.rules;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.wire.Json;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// An event as a flat list of facts, in the words of a rule file: `family`, `phase`, `commit`,
/// `labels.branch`, `commits.0.sha`, …
final class EventFacts {

  private EventFacts() {}

  static SequencedMap<String, String> of(DeliveryEvent event) {
    var facts = new TreeMap<String, String>();
    add(facts, "", Json.MAPPER.valueToTree(event));
    return facts;
  }

  private static void add(SequencedMap<String, String> facts, String prefix, JsonNode node) {
    node.properties().forEach(each -> put(facts, prefix, each.getKey(), each.getValue()));
  }

  private static void put(
      SequencedMap<String, String> facts, String prefix, String key, JsonNode value) {
    switch (key) {
      case "context", "revision", "identity" -> add(facts, prefix, value);
      case "kind" -> facts.put("family", value.asString());
      default -> {
        String word = prefix + snake(key);
        if (value.isObject()) {
          add(facts, word + ".", value);
        } else if (value.isArray()) {
          int index = 0;
          for (JsonNode item : value) {
            add(facts, word + "." + index++ + ".", item);
          }
        } else {
          facts.put(word, value.asString());
        }
      }
    }
  }

  private static String snake(String camel) {
    return camel.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
