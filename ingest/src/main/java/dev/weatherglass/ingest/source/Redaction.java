package dev.weatherglass.ingest.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Takes secrets out of a body: every value at or below some paths becomes `redacted`; the names of
/// fields, nulls, booleans and empty values stay.
///
/// As in `Redaction.of("/build/parameters",
/// "/build/log").keeping("(?i)deploy_env|version").json(body)`.
///
/// @param paths as `/resources/*/old_value`, where `*` is every element or field
/// @param kept names of fields whose values stay, in full; null for none
record Redaction(List<List<String>> paths, @Nullable Pattern kept) {

  static final String REDACTED = "redacted";

  private static final String EVERY = "*";
  private static final StringNode MARK = StringNode.valueOf(REDACTED);

  static Redaction of(String... paths) {
    return new Redaction(Arrays.stream(paths).map(Redaction::steps).toList(), null);
  }

  private static List<String> steps(String path) {
    return Arrays.stream(path.substring(1).split("/", -1))
        .map(step -> step.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  /// Leaves values that are below a path where the field's whole name fits, as that of an
  /// environment among the parameters of a build.
  Redaction keeping(String names) {
    return new Redaction(paths, Pattern.compile(names));
  }

  /// A JSON body without its secrets.
  ///
  /// @throws UnreadableException if it is not JSON
  byte[] json(byte[] body) throws UnreadableException {
    JsonNode root = Payload.tree(body);
    apply(root);
    return root.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Changes the tree in place.
  void apply(JsonNode root) {
    paths.forEach(path -> descend(root, path));
  }

  private void descend(JsonNode node, List<String> path) {
    if (path.isEmpty()) {
      erase(node);
      return;
    }
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    switch (node) {
      case ObjectNode object ->
          List.copyOf(object.propertyNames()).stream()
              .filter(name -> step.equals(EVERY) || step.equals(name))
              .forEach(name -> object.set(name, below(object.get(name), rest)));
      case ArrayNode array when step.equals(EVERY) -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, below(array.get(i), rest));
        }
      }
      default -> {} // not there
    }
  }

  private JsonNode below(JsonNode node, List<String> path) {
    if (path.isEmpty() && isSecret(node)) {
      return MARK;
    }
    descend(node, path);
    return node;
  }

  private void erase(JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          List.copyOf(object.propertyNames()).stream()
              .filter(name -> kept == null || !kept.matcher(name).matches())
              .forEach(name -> object.set(name, below(object.get(name), List.of())));
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, below(array.get(i), List.of()));
        }
      }
      default -> {} // a single value was replaced where it was found
    }
  }

  private static boolean isSecret(JsonNode value) {
    return value.isNumber() || (value.isString() && !value.stringValue().isEmpty());
  }
}
