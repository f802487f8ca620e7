package dev.weatherglass.ingest.rules;

import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the fields of an event stand.
///
/// @param values by field; what is not there is not known
record Fields(Map<Field, Value> values) {

  Fields {
    values = Map.copyOf(values);
  }

  /// Reads those that a family has.
  static Fields read(Part rule, EventKind family) {
    var values = new EnumMap<Field, Value>(Field.class);
    for (Field field : Field.values()) {
      if (field.isOf(family)) {
        rule.find(field.word()).ifPresent(part -> values.put(field, Value.read(part)));
      }
    }
    return new Fields(values);
  }

  @Nullable String text(Field field, Scene scene) {
    Value value = values.get(field);
    return value == null ? null : value.text(scene);
  }

  String text(Field field, Scene scene, String otherwise) {
    String text = text(field, scene);
    return text == null ? otherwise : text;
  }

  private @Nullable Instant instant(Field field, Scene scene) {
    Value value = values.get(field);
    return value == null ? null : value.instant(scene);
  }

  /// When the entity came into a phase.
  @Nullable Instant at(Phase phase, Scene scene) {
    Instant said =
        switch (phase) {
          case QUEUED -> instant(Field.QUEUED_AT, scene);
          case STARTED, PROGRESS -> instant(Field.STARTED_AT, scene);
          case FINISHED -> instant(Field.FINISHED_AT, scene);
          default -> null;
        };
    return said == null ? instant(Field.AT, scene) : said;
  }

  /// How long it ran; null while it runs.
  @Nullable Double seconds(Phase phase, Scene scene) {
    if (phase != Phase.FINISHED) {
      return null;
    }
    Value said = values.get(Field.DURATION_SECONDS);
    Instant from = instant(Field.STARTED_AT, scene);
    Instant to = instant(Field.FINISHED_AT, scene);
    if (said != null || from == null || to == null || to.isBefore(from)) {
      return said == null ? null : said.number(scene);
    }
    return Duration.between(from, to).toMillis() / 1_000.0;
  }

  Revision revision(Scene scene) {
    return new Revision(
        text(Field.VERSION, scene), text(Field.COMMIT, scene), text(Field.DIGEST, scene));
  }

  /// A word of a closed vocabulary of ours; the given one where it is none.
  <E extends Enum<E>> E word(Field field, Scene scene, E otherwise) {
    String text = text(field, scene);
    try {
      return text == null
          ? otherwise
          : Enum.valueOf(otherwise.getDeclaringClass(), text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      return otherwise;
    }
  }
}
