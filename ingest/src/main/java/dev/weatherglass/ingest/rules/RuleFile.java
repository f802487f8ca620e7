package dev.weatherglass.ingest.rules;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.ingest.source.About;
import dev.weatherglass.ingest.webhook.Scheme;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Reads rule files.
public final class RuleFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final Set<String> KEYS =
      Set.of(
          "name", "about", "signature", "required_headers", "form", "shared", "rules", "samples");
  private static final Set<String> ABOUT = Set.of("tool", "set_up", "appears");
  private static final Set<String> IGNORE = Set.of("when", "ignore");
  private static final Set<String> OF_EVERY_RULE =
      Set.of("when", "each", "family", "state", "id", "links", "labels");

  private RuleFile() {}

  /// Reads one.
  ///
  /// @param file its name, for errors
  /// @param yaml its text
  /// @throws RuleException naming file, place, value and the nearest known key
  public static RuleSource read(String file, String yaml) {
    Part whole = whole(file, yaml);
    return source(whole, name(whole.at("name")));
  }

  /// Reads one of a source that has its name elsewhere.
  ///
  /// @param name that it has there; where the file says a name, it must be the same
  /// @throws RuleException naming file, place, value and the nearest known key
  public static RuleSource read(String file, String yaml, String name) {
    Part whole = whole(file, yaml);
    String said = whole.find("name").map(RuleFile::name).orElse(name);
    if (!said.equals(name)) {
      throw whole.at("name").wrong("must be " + name + " but was " + said);
    }
    return source(whole, name);
  }

  private static Part whole(String file, String yaml) {
    Part whole = new Part(file, "", tree(file, yaml));
    whole.allow(KEYS);
    return whole;
  }

  private static RuleSource source(Part whole, String name) {
    Part rules = whole.at("rules");
    return new RuleSource(
        name,
        about(whole),
        whole.find("signature").map(Schemes::read).orElse(Scheme.token()),
        whole.itemsOf("required_headers").stream().map(Part::text).toList(),
        whole.find("form").map(Part::text).orElse(""),
        rules.items().stream().map(rule -> rule(rule, whole)).toList(),
        whole.at("samples").items().stream().map(Sample::read).toList());
  }

  private static JsonNode tree(String file, String yaml) {
    try {
      return YAML.readTree(yaml);
    } catch (JacksonException e) {
      String said = e.getOriginalMessage().lines().findFirst().orElse("");
      throw new RuleException(
          file + " line " + e.getLocation().getLineNr() + " is not valid YAML: " + said);
    }
  }

  private static String name(Part part) {
    String name = part.text();
    if (!name.matches("[a-z][a-z0-9_-]*")) {
      throw part.wrong("must be lower-case letters, digits, - and _ but was " + name);
    }
    return name;
  }

  private static About about(Part whole) {
    Part about = whole.at("about");
    about.allow(ABOUT);
    return new About(
        about.at("tool").text(), about.at("set_up").text(), about.at("appears").text());
  }

  private static Rule rule(Part own, Part whole) {
    if (own.has("ignore")) {
      own.allow(IGNORE);
      return new Rule.Ignore(condition(own), own.at("ignore").text());
    }
    Part rule = withShared(own, whole);
    EventKind family = family(rule.at("family"));
    own.allow(keys(family));
    return new Rule.Events(
        condition(rule),
        rule.find("each").map(Expression::read).orElse(null),
        recipe(rule, family));
  }

  private static @Nullable Condition condition(Part rule) {
    return rule.find("when").map(Condition::read).orElse(null);
  }

  /// What is shared by all rules, and over it what this one says.
  private static Part withShared(Part own, Part whole) {
    if (!whole.has("shared") || !own.node().isObject()) {
      return own;
    }
    whole.at("shared").allow(allKeys());
    ObjectNode both = whole.at("shared").node().deepCopy().asObject();
    both.setAll((ObjectNode) own.node());
    return new Part(own.file(), own.path(), both);
  }

  private static EventKind family(Part part) {
    List<String> words = EventRecipe.FAMILIES.stream().map(EventKind::word).toList();
    return EventKind.valueOf(part.oneOf(words).toUpperCase(Locale.ROOT));
  }

  private static EventRecipe recipe(Part rule, EventKind family) {
    return new EventRecipe(
        family,
        rule.find("unit").map(RuleFile::unit).orElse(BuildEvent.Unit.PIPELINE),
        States.read(rule.at("state"), family),
        NativeId.read(rule.at("id")),
        Fields.read(rule, family),
        rule.find("commits").map(Commits::read).orElse(null),
        values(rule.entriesOf("links")),
        values(rule.entriesOf("labels")));
  }

  private static BuildEvent.Unit unit(Part part) {
    List<String> words =
        Arrays.stream(BuildEvent.Unit.values())
            .map(unit -> unit.name().toLowerCase(Locale.ROOT))
            .toList();
    return BuildEvent.Unit.valueOf(part.oneOf(words).toUpperCase(Locale.ROOT));
  }

  private static Map<String, Value> values(Map<String, Part> parts) {
    var values = new HashMap<String, Value>();
    parts.forEach((name, part) -> values.put(name, Value.read(part)));
    return values;
  }

  private static Set<String> keys(EventKind family) {
    var keys = new HashSet<>(OF_EVERY_RULE);
    Arrays.stream(Field.values())
        .filter(field -> field.isOf(family))
        .map(Field::word)
        .forEach(keys::add);
    if (family == EventKind.BUILD) {
      keys.add("unit");
    }
    if (family == EventKind.CHANGE) {
      keys.add("commits");
    }
    return keys;
  }

  private static Set<String> allKeys() {
    return EventRecipe.FAMILIES.stream()
        .flatMap(family -> keys(family).stream())
        .collect(Collectors.toSet());
  }
}
