package dev.weatherglass.ingest.rules;

import dev.weatherglass.wire.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A part of a rule file that knows where it stands, so that whatever is wrong with it can be
/// found.
///
/// @param file its name
/// @param path from the beginning of the file, as `/rules/0/state`
/// @param node what stands there
record Part(String file, String path, JsonNode node) {

  /// Refuses every key but these, with the one that was probably meant.
  void allow(Collection<String> keys) {
    if (!node.isObject()) {
      throw wrong("must hold keys but was " + told());
    }
    for (String key : node.propertyNames()) {
      if (!keys.contains(key)) {
        throw new RuleException(
            "%s: unknown key %s/%s%s".formatted(file, path, key, guess(key, keys)));
      }
    }
  }

  private static String guess(String word, Collection<String> known) {
    return Nearest.to(word, known)
        .map(near -> ": did you mean " + near + "?")
        .orElse(": it may be one of " + String.join(", ", new TreeSet<>(known)));
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /// What stands below a key.
  Optional<Part> find(String key) {
    return has(key) ? Optional.of(below(key, node.get(key))) : Optional.empty();
  }

  /// What must stand below a key.
  Part at(String key) {
    return find(key)
        .orElseThrow(() -> new RuleException(file + ": " + path + "/" + key + " is missing"));
  }

  private Part below(String key, JsonNode child) {
    return new Part(file, path + "/" + key, child);
  }

  /// One value as text.
  String text() {
    if (!node.isValueNode() || node.asString().isBlank()) {
      throw wrong("must be a text but was " + told());
    }
    return node.asString().strip();
  }

  @Nullable String textOf(String key) {
    return find(key).map(Part::text).orElse(null);
  }

  /// The elements of a list; where it is none, the thing itself.
  List<Part> items() {
    var items = new ArrayList<Part>();
    if (node.isArray()) {
      node.forEach(item -> items.add(below(String.valueOf(items.size()), item)));
    } else {
      items.add(this);
    }
    return items;
  }

  List<Part> itemsOf(String key) {
    return find(key).map(Part::items).orElse(List.of());
  }

  /// What stands below each key, in the order of the file.
  Map<String, Part> entries() {
    if (!node.isObject()) {
      throw wrong("must hold keys but was " + told());
    }
    var entries = new LinkedHashMap<String, Part>();
    node.properties()
        .forEach(each -> entries.put(each.getKey(), below(each.getKey(), each.getValue())));
    return entries;
  }

  Map<String, Part> entriesOf(String key) {
    return find(key).map(Part::entries).orElse(Map.of());
  }

  /// The word that is one of these.
  String oneOf(Collection<String> words) {
    String word = text();
    if (!words.contains(word)) {
      throw wrong(
          "must be one of %s but was %s%s"
              .formatted(String.join(", ", words), word, guess(word, words)));
    }
    return word;
  }

  /// A sentence about this place.
  RuleException wrong(String sentence) {
    return new RuleException(file + ": " + (path.isEmpty() ? "it" : path) + " " + sentence);
  }

  private String told() {
    String text = node.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
