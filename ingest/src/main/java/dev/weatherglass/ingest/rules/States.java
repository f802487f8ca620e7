package dev.weatherglass.ingest.rules;

import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.source.State;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How a tool's states become ours: each of its words is a phase with an outcome (`finished
/// success`), or `ignore`. A word that is not listed means `otherwise`.
///
/// @param said where the state stands; null where the rule is about one state only
/// @param words the tool's words, in lower case; null as a value: to be ignored
/// @param otherwise the state of all other words
record States(@Nullable Value said, Map<String, @Nullable State> words, @Nullable State otherwise) {

  private static final String IGNORE = "ignore";
  private static final String BLOCKED = "blocked";
  private static final Set<String> KEYS = Set.of("of", "words", "otherwise");

  static States read(Part part, EventKind family) {
    if (!part.node().isObject()) {
      return new States(null, Map.of(), state(part, family));
    }
    part.allow(KEYS);
    var words = new TreeMap<String, @Nullable State>();
    part.entriesOf("words")
        .forEach((word, ours) -> words.put(word.toLowerCase(Locale.ROOT), state(ours, family)));
    State otherwise =
        part.has("otherwise") ? state(part.at("otherwise"), family) : unheardOf(family);
    return new States(Value.read(part.at("of")), words, otherwise);
  }

  /// The state of a delivery; null where it is to be ignored.
  @Nullable State of(Scene scene) {
    String word = said == null ? null : said.said(scene);
    String lower = word == null ? "" : word.toLowerCase(Locale.ROOT);
    return words.containsKey(lower) ? words.get(lower) : otherwise;
  }

  /// What a word means that nobody knows: it is under way, and nobody knows how.
  private static State unheardOf(EventKind family) {
    Phase phase =
        switch (family) {
          case CHANGE, INCIDENT -> Phase.UPDATED;
          case ARTIFACT -> Phase.PUBLISHED;
          case DEPLOY, BUILD, TEST, CONFIG, LOADTEST, BENCHMARK -> Phase.PROGRESS;
        };
    return new State(phase, Outcome.UNKNOWN);
  }

  private static @Nullable State state(Part part, EventKind family) {
    String text = part.text();
    if (text.equals(IGNORE)) {
      return null;
    }
    if (text.equals(BLOCKED)) {
      return State.BLOCKED;
    }
    String[] words = text.split("\\s+", -1);
    List<String> phases = family.phases().stream().map(Phase::word).toList();
    List<String> outcomes = Arrays.stream(Outcome.values()).map(Outcome::word).toList();
    boolean usable =
        words.length <= 2
            && phases.contains(words[0])
            && (words.length < 2 || outcomes.contains(words[1]));
    if (!usable) {
      throw part.wrong(
          "must be %s, or one of %s with one of %s behind it, but was %s"
              .formatted(IGNORE, String.join(", ", phases), String.join(", ", outcomes), text));
    }
    return new State(
        Phase.valueOf(words[0].toUpperCase(Locale.ROOT)),
        words.length < 2 ? Outcome.UNKNOWN : Outcome.valueOf(words[1].toUpperCase(Locale.ROOT)));
  }
}
