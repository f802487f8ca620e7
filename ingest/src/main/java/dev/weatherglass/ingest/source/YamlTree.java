package dev.weatherglass.ingest.source;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// YAML of strangers as a tree of JSON. A tag (`!ruby/object:…`) names a class and is not looked
/// at: nothing but maps, lists and values is ever made. Ruby writes a text that it met before as an
/// alias; an alias of a map or list stands for null, and those of values may not stand for more
/// than a body may hold, so a bomb of aliases stays small.
///
/// The engine's events are read directly, because Jackson forgets the anchors of values.
final class YamlTree {

  private static final int DEPTH = 100;
  private static final int CHARACTERS = 16 * 1024 * 1024;
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:0|[1-9]\\d{0,17})(\\.\\d+)?(?:e[-+]?\\d{1,3})?");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Parse PARSE =
      new Parse(LoadSettings.builder().setCodePointLimit(CHARACTERS).build());

  private final Iterator<Event> events;
  private final Map<String, JsonNode> anchors = new HashMap<>();
  private int depth;
  private int meant;

  private YamlTree(Iterator<Event> events) {
    this.events = events;
  }

  /// The first document.
  ///
  /// @throws UnreadableException if it is not YAML, or nested too deeply
  static JsonNode of(byte[] yaml) throws UnreadableException {
    try {
      var tree = new YamlTree(PARSE.parseInputStream(new ByteArrayInputStream(yaml)).iterator());
      return tree.document();
    } catch (YamlEngineException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UnreadableException("the body is not YAML: " + why);
    }
  }

  private JsonNode document() throws UnreadableException {
    while (events.hasNext()) {
      if (events.next() instanceof DocumentStartEvent) {
        JsonNode root = value(events.next());
        if (events.next() instanceof DocumentEndEvent) {
          return root;
        }
      }
    }
    return NODES.missingNode();
  }

  private JsonNode value(Event event) throws UnreadableException {
    return switch (event) {
      case MappingStartEvent _ -> map();
      case SequenceStartEvent _ -> list();
      case AliasEvent alias -> meant(alias.getAlias());
      case ScalarEvent scalar -> scalar(scalar);
      default -> NODES.nullNode();
    };
  }

  private JsonNode map() throws UnreadableException {
    descend();
    var map = NODES.objectNode();
    for (Event key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
      String name = value(key).asString("");
      map.set(name, value(events.next()));
    }
    depth--;
    return map;
  }

  private JsonNode list() throws UnreadableException {
    descend();
    var list = NODES.arrayNode();
    for (Event item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
      list.add(value(item));
    }
    depth--;
    return list;
  }

  private void descend() throws UnreadableException {
    depth++;
    if (depth > DEPTH) {
      throw new UnreadableException("the body is not YAML: deeper than " + DEPTH + " levels");
    }
  }

  private JsonNode meant(Anchor alias) throws UnreadableException {
    JsonNode value = anchors.getOrDefault(alias.getValue(), NODES.nullNode());
    meant += value.asString("").length();
    if (meant > CHARACTERS) {
      throw new UnreadableException(
          "the body is not YAML: its aliases stand for more than " + CHARACTERS + " characters");
    }
    return value;
  }

  private JsonNode scalar(ScalarEvent scalar) {
    JsonNode value =
        scalar.isPlain() ? plain(scalar.getValue()) : NODES.stringNode(scalar.getValue());
    Optional<Anchor> anchor = scalar.getAnchor();
    anchor.ifPresent(name -> anchors.put(name.getValue(), value));
    return value;
  }

  private static JsonNode plain(String text) {
    return switch (text) {
      case "", "~", "null" -> NODES.nullNode();
      case "true" -> NODES.booleanNode(true);
      case "false" -> NODES.booleanNode(false);
      default -> NUMBER.matcher(text).matches() ? number(text) : NODES.stringNode(text);
    };
  }

  private static JsonNode number(String text) {
    boolean whole = text.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '+');
    return whole
        ? NODES.numberNode(Long.parseLong(text))
        : NODES.numberNode(Double.parseDouble(text));
  }
}
