package dev.weatherglass.ingest.rules;

import tools.jackson.databind.JsonNode;

/// Whether something holds: what the expression finds is there, not false, not empty, not zero.
///
/// @param expression as `type = "workflow-completed"`
record Condition(Expression expression) {

  static Condition read(Part part) {
    return new Condition(Expression.read(part));
  }

  boolean holds(Scene scene) {
    JsonNode found = expression.of(scene);
    return switch (found.getNodeType()) {
      case BOOLEAN -> found.booleanValue();
      case NUMBER -> found.doubleValue() != 0;
      case STRING -> !found.stringValue().isEmpty();
      case ARRAY, OBJECT -> !found.isEmpty();
      case NULL, MISSING, BINARY, POJO -> false;
    };
  }
}
