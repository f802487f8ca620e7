package dev.weatherglass.app.grafana;

import dev.weatherglass.app.house.Repository;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A dashboard that we ship, and the queries in it.
///
/// @param file its name, as `overview.json`
/// @param json the whole of it
public record Dashboard(String file, JsonNode json) {

  private static final Pattern LABEL_VALUES =
      Pattern.compile("label_values\\((?<selector>.+), *(?<label>\\w+)\\)");

  /// One query with its variables filled in.
  ///
  /// @param where it stands, as `panel Alerts firing`
  /// @param expression PromQL that a Prometheus takes as it is
  public record Query(String where, String expression) {}

  /// Every dashboard in the repository.
  public static List<Dashboard> all() {
    try (Stream<Path> files = Files.list(Repository.ROOT.resolve("grafana/dashboards"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted()
          .map(file -> new Dashboard(file.getFileName().toString(), Json.MAPPER.readTree(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<JsonNode> panels() {
    return json.path("panels").valueStream().toList();
  }

  List<JsonNode> variables() {
    return json.path("templating").path("list").valueStream().toList();
  }

  List<JsonNode> annotations() {
    return json.path("annotations").path("list").valueStream().toList();
  }

  /// All that would be sent to a Prometheus: of panels, annotations and variables (of those the
  /// series whose labels they list). An empty answer to one of them is a dashboard that shows
  /// nothing.
  ///
  /// @param values of the variables, by name without `$`; also of `__rate_interval`
  public List<Query> queries(Map<String, String> values) {
    List<Query> queries = new ArrayList<>();
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        queries.add(query("panel " + text(panel, "title"), text(target, "expr"), values));
      }
    }
    for (JsonNode annotation : annotations()) {
      queries.add(
          query("annotation " + text(annotation, "name"), text(annotation, "expr"), values));
    }
    for (JsonNode variable : variables()) {
      if (text(variable, "type").equals("query")) {
        queries.add(query("variable " + text(variable, "name"), selector(variable), values));
      }
    }
    return queries;
  }

  private static String selector(JsonNode variable) {
    String query = variable.path("query").path("query").asString();
    Matcher values = LABEL_VALUES.matcher(query);
    if (!values.matches()) {
      throw new AssertionError("not a label_values query: " + query);
    }
    return values.group("selector");
  }

  private static Query query(String where, String expression, Map<String, String> values) {
    String filled = expression;
    for (var value : values.entrySet()) {
      filled =
          filled.replaceAll(
              "\\$(\\{%1$s(:\\w+)?\\}|%1$s\\b)".formatted(Pattern.quote(value.getKey())),
              Matcher.quoteReplacement(value.getValue()));
    }
    if (filled.contains("$")) {
      throw new AssertionError("a variable has no value in " + where + ": " + filled);
    }
    return new Query(where, filled);
  }

  static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }

  @Override
  public String toString() {
    return file;
  }
}
