package dev.weatherglass.app.contract;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.DisallowUnknownKeywordFactory;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// `openapi.yaml`, read.
record Contract(JsonNode document) {

  /// JSON Schema 2020-12, in which a word that it does not know is a mistake.
  private static final Dialect DIALECT =
      Dialect.builder(Dialects.getDraft202012())
          .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
          .keyword(new NonValidationKeyword("components"))
          .build();

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(
          DIALECT,
          registry ->
              registry.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /// An example and the schema that it must satisfy.
  ///
  /// @param where where in the document it stands, for people
  record Example(String where, JsonNode schema, JsonNode value) {

    @Override
    public String toString() {
      return where;
    }
  }

  /// The contract that the program ships.
  static Contract shipped() {
    try (InputStream file = Contract.class.getResourceAsStream("/openapi.yaml")) {
      return new Contract(YAMLMapper.shared().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The routes, as `GET /api/v1/deploys/{id}`.
  ///
  /// @param tags only those with one of these tags
  Set<String> routes(Predicate<String> tags) {
    return operations()
        .filter(each -> tags.test(each.node().at("/tags/0").asString()))
        .map(Operation::route)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// All examples of bodies.
  List<Example> examples() {
    var found = new ArrayList<Example>();
    collect("", document, found);
    return found;
  }

  /// What is wrong with a value, by a schema of this document; empty where nothing is.
  List<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode alone = schema.deepCopy().asObject();
    alone.set("components", document.at("/components")); // so that its references are found
    Schema checked = SCHEMAS.getSchema(alone);
    return checked.validate(value).stream().map(Object::toString).toList();
  }

  /// The names of all schemas.
  List<String> schemas() {
    return document.at("/components/schemas").propertyStream().map(Map.Entry::getKey).toList();
  }

  /// The schema of this name.
  JsonNode schema(String name) {
    return document.at("/components/schemas/" + name);
  }

  /// Every operation with its id, which clients are generated from.
  Stream<String> operationIds() {
    return operations().map(each -> each.node().at("/operationId").asString());
  }

  private Stream<Operation> operations() {
    return document
        .at("/paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .map(each -> new Operation(each.getKey(), path.getKey(), each.getValue())));
  }

  private static void collect(String where, JsonNode node, List<Example> found) {
    JsonNode schema = node.path("schema");
    if (node.has("example")) {
      found.add(new Example(where, schema, node.path("example")));
    }
    if (schema.isObject()) {
      node.path("examples")
          .propertyStream()
          .map(each ->
              new Example(where + " " + each.getKey(), schema, each.getValue().path("value")))
          .forEach(found::add);
    }
    node.propertyStream()
        .forEach(each -> collect(where + "/" + each.getKey(), each.getValue(), found));
  }

  private record Operation(String method, String path, JsonNode node) {

    String route() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }
}
