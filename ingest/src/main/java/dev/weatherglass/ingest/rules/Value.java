package dev.weatherglass.ingest.rules;

import dev.weatherglass.ingest.source.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A value of an event: the first of several expressions that finds something, in our words where
/// the tool has its own.
///
/// @param candidates where to look, one after the other
/// @param words the tool's words, in lower case, with ours; empty where they are the same
/// @param otherwise what a word means that is not listed, or nothing at all; null: itself
record Value(List<Expression> candidates, Map<String, String> words, @Nullable String otherwise) {

  private static final Set<String> KEYS = Set.of("of", "words", "otherwise");

  Value {
    candidates = List.copyOf(candidates);
    words = Map.copyOf(words);
  }

  static Value read(Part part) {
    if (!part.node().isObject()) {
      return new Value(candidates(part), Map.of(), null);
    }
    part.allow(KEYS);
    var words = new HashMap<String, String>();
    part.entriesOf("words").forEach((word, ours) -> words.put(lower(word), ours.text()));
    return new Value(candidates(part.at("of")), words, part.textOf("otherwise"));
  }

  private static List<Expression> candidates(Part part) {
    return part.items().stream().map(Expression::read).toList();
  }

  /// What the tool says, as text; null where it says nothing.
  @Nullable String said(Scene scene) {
    for (Expression candidate : candidates) {
      String text = text(candidate.of(scene));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /// The text in our words; null where there is none.
  @Nullable String text(Scene scene) {
    String said = said(scene);
    String ours = said == null ? null : words.get(lower(said));
    return ours != null ? ours : otherwise != null ? otherwise : said;
  }

  /// The first time that is one.
  @Nullable Instant instant(Scene scene) {
    for (Expression candidate : candidates) {
      Instant instant = Times.of(candidate.of(scene));
      if (instant != null) {
        return instant;
      }
    }
    return null;
  }

  /// A number, also where it is written as text.
  @Nullable Double number(Scene scene) {
    String text = said(scene);
    try {
      return text == null ? null : Double.valueOf(text);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static @Nullable String text(JsonNode node) {
    if (node.isNumber()) {
      double number = node.doubleValue();
      boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
      return whole && !node.isIntegralNumber() ? String.valueOf((long) number) : node.asString();
    }
    String text = node.isString() || node.isBoolean() ? node.asString().strip() : "";
    return text.isEmpty() ? null : text;
  }

  private static String lower(String word) {
    return word.strip().toLowerCase(Locale.ROOT);
  }
}
