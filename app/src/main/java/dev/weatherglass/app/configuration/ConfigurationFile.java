package dev.weatherglass.app.configuration;

import dev.weatherglass.app.configuration.Node.Branch;
import dev.weatherglass.app.configuration.Node.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads the YAML file into nodes; knows nothing of keys.
final class ConfigurationFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ConfigurationFile() {}

  /// @throws ConfigurationException if the file cannot be read or is no YAML
  static Branch read(Path file) {
    try {
      JsonNode root = YAML.readTree(Files.readString(file));
      return root.isObject() ? branch(root, new Origin.File(file.toString())) : empty(file, root);
    } catch (NoSuchFileException _) {
      throw refused("there is no file " + file);
    } catch (IOException e) {
      throw refused("cannot read " + file + ": " + e);
    } catch (JacksonException e) {
      throw refused(
          file + " line " + e.getLocation().getLineNr() + " is not valid YAML: " + said(e));
    }
  }

  private static String said(JacksonException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static Branch empty(Path file, JsonNode root) {
    if (root.isMissingNode() || root.isNull()) {
      return Branch.empty();
    }
    throw refused(file + " must hold keys like http: and channels: but begins otherwise");
  }

  private static Branch branch(JsonNode object, Origin origin) {
    var children = new LinkedHashMap<String, Node>();
    object.properties().forEach(each -> children.put(each.getKey(), node(each.getValue(), origin)));
    return new Branch(children);
  }

  private static Node node(JsonNode node, Origin origin) {
    if (node.isObject()) {
      return branch(node, origin);
    }
    if (node.isArray()) {
      return list(node, origin);
    }
    return node.isNull() ? Branch.empty() : Value.of(node.asString(), origin);
  }

  private static Value list(JsonNode array, Origin origin) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.isContainer() ? each.toString() : each.asString()));
    return new Value(List.copyOf(texts), true, origin);
  }

  private static ConfigurationException refused(String sentence) {
    return new ConfigurationException(List.of(sentence));
  }
}
