package dev.weatherglass.ingest.rules;

import dev.weatherglass.wire.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JSON as the maps, lists and values that JSONata works on, and back.
final class Plain {

  private Plain() {}

  static @Nullable Object of(JsonNode node) {
    return node.isMissingNode() || node.isNull()
        ? null
        : Json.MAPPER.treeToValue(node, Object.class);
  }

  /// A whole number that JSONata worked out is a whole number again.
  static JsonNode back(@Nullable Object value) {
    if (value == null) {
      return Json.MAPPER.missingNode();
    }
    boolean whole =
        value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
    return Json.MAPPER.valueToTree(whole ? (Object) ((Double) value).longValue() : value);
  }
}
