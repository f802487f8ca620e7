package dev.weatherglass.ingest.event;

import dev.weatherglass.ingest.source.EventLimits;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// One JSON object, read field by field. Nothing is thrown: whatever is wrong is collected with its
/// JSON pointer and value, and the reader gets an absent one, so that all errors come together.
///
/// A field that is null, or text that is blank, is absent.
final class Fields {

  private static final int SHOWN = 80;

  private final JsonNode object;
  private final String pointer;
  private final List<FieldError> errors;

  private Fields(JsonNode object, String pointer, List<FieldError> errors) {
    this.object = object;
    this.pointer = pointer;
    this.errors = errors;
  }

  /// The fields of a whole body; one that is no object has none and is an error.
  static Fields of(JsonNode node) {
    var fields = new Fields(node, "", new ArrayList<>());
    if (!node.isObject()) {
      fields.errors.add(
          new FieldError("", "an event must be a JSON object but was " + shown(node), null));
    }
    return fields;
  }

  /// Everything that was wrong so far, in the order in which it was read.
  List<FieldError> errors() {
    return errors.stream().distinct().toList();
  }

  boolean valid() {
    return errors.isEmpty();
  }

  boolean has(String name) {
    JsonNode value = object.path(name);
    return !value.isMissingNode() && !value.isNull() && !blank(value);
  }

  /// Text of at most [EventLimits#TEXT] characters.
  @Nullable String text(String name) {
    return text(name, EventLimits.TEXT);
  }

  /// Text of at most `limit` characters.
  @Nullable String text(String name, int limit) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = object.path(name);
    if (!value.isString()) {
      wrong(name, "must be text but was " + shown(value));
      return null;
    }
    String text = value.stringValue().strip();
    if (text.length() > limit) {
      wrong(name, "must have at most %d characters but had %d".formatted(limit, text.length()));
      return null;
    }
    return text;
  }

  /// Text or a number as its sender wrote it: ids are often numbers.
  @Nullable String id(String name) {
    JsonNode value = object.path(name);
    return value.isIntegralNumber() ? value.asString() : text(name);
  }

  /// The first line of a text, cut where it is too long.
  @Nullable String firstLine(String name) {
    String all = text(name, Integer.MAX_VALUE);
    String line = all == null ? null : all.lines().findFirst().orElse("");
    return line == null ? null : line.substring(0, Math.min(line.length(), EventLimits.TEXT));
  }

  /// An ISO-8601 instant with an offset.
  @Nullable Instant instant(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (value.isString()) {
      try {
        return OffsetDateTime.parse(value.stringValue().strip()).toInstant();
      } catch (DateTimeException _) {
        // Said below, together with everything else that is no instant.
      }
    }
    wrong(
        name,
        "must be an ISO-8601 instant with an offset, as 2026-11-23T08:00:00Z, but was "
            + shown(value));
    return null;
  }

  @Nullable Double number(String name) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = object.path(name);
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      wrong(name, "must be a number but was " + shown(value));
      return null;
    }
    return value.doubleValue();
  }

  /// A number that is not negative.
  @Nullable Double amount(String name) {
    Double amount = number(name);
    if (amount != null && amount < 0) {
      wrong(name, "must not be negative but was " + shown(object.path(name)));
      return null;
    }
    return amount;
  }

  /// A whole number from 0 to `limit`.
  @Nullable Long count(String name, long limit) {
    if (!has(name)) {
      return null;
    }
    JsonNode value = object.path(name);
    long count = value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1;
    if (count < 0 || count > limit) {
      wrong(name, "must be a whole number from 0 to " + limit + " but was " + shown(value));
      return null;
    }
    return count;
  }

  boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    JsonNode value = object.path(name);
    if (!value.isBoolean()) {
      wrong(name, "must be true or false but was " + shown(value));
    }
    return value.isBoolean() && value.booleanValue();
  }

  /// True or false, or null where the sender does not say.
  @Nullable Boolean flagOrNull(String name) {
    return has(name) ? Boolean.valueOf(flag(name)) : null;
  }

  /// Names and numbers.
  Map<String, Double> numbers(String name, int limit) {
    Fields entries = object(name);
    var numbers = new LinkedHashMap<String, Double>();
    if (entries.object.size() > limit) {
      wrong(
          name, "must have at most %d entries but had %d".formatted(limit, entries.object.size()));
      return numbers;
    }
    for (String key : entries.object.propertyNames()) {
      Double number = entries.number(key);
      if (number != null) {
        numbers.put(key, number);
      }
    }
    return numbers;
  }

  /// A word of a closed vocabulary, in any case; another word is an error that names the known
  /// ones.
  <W extends Enum<W>> @Nullable W word(String name, List<W> known) {
    String word = text(name);
    if (word == null) {
      return null;
    }
    for (W candidate : known) {
      if (candidate.name().equalsIgnoreCase(word)) {
        return candidate;
      }
    }
    wrong(name, "must be one of " + words(known) + " but was \"" + cut(word) + "\"");
    return null;
  }

  /// A word of a vocabulary that knows how to say "unknown": another word becomes that.
  <W extends Enum<W>> @Nullable W word(String name, Class<W> vocabulary, W unknown) {
    String word = text(name);
    return word == null
        ? null
        : Arrays.stream(vocabulary.getEnumConstants())
            .filter(candidate -> candidate.name().equalsIgnoreCase(word))
            .findFirst()
            .orElse(unknown);
  }

  /// Names and texts, as labels; numbers and booleans become text.
  Map<String, String> texts(String name) {
    Fields entries = object(name);
    var texts = new LinkedHashMap<String, String>();
    if (entries.object.size() > EventLimits.LABELS) {
      wrong(
          name,
          "must have at most %d entries but had %d"
              .formatted(EventLimits.LABELS, entries.object.size()));
      return texts;
    }
    for (String key : entries.object.propertyNames()) {
      if (key.isBlank() || key.length() > EventLimits.NAME) {
        entries.wrong(
            key, "a name must have 1 to " + EventLimits.NAME + " characters but was " + cut(key));
        continue;
      }
      JsonNode value = entries.object.path(key);
      String text = value.isNumber() || value.isBoolean() ? value.asString() : entries.text(key);
      if (text != null) {
        texts.put(key, text);
      }
    }
    return texts;
  }

  /// The fields of an object within; none where it is absent.
  Fields object(String name) {
    JsonNode value = object.path(name);
    if (has(name) && !value.isObject()) {
      wrong(name, "must be an object but was " + shown(value));
    }
    return new Fields(
        value.isObject() ? value : JsonNodeFactory.instance.objectNode(), at(name), errors);
  }

  /// The objects of an array; none where it is absent.
  List<Fields> objects(String name) {
    JsonNode array = object.path(name);
    if (has(name) && !array.isArray()) {
      wrong(name, "must be an array but was " + shown(array));
      return List.of();
    }
    if (array.size() > EventLimits.ELEMENTS) {
      wrong(
          name,
          "must have at most %d elements but had %d".formatted(EventLimits.ELEMENTS, array.size()));
      return List.of();
    }
    var objects = new ArrayList<Fields>();
    for (int i = 0; i < array.size(); i++) {
      var element = new Fields(array.get(i), at(name) + "/" + i, errors);
      if (!array.get(i).isObject()) {
        errors.add(
            new FieldError(
                element.pointer, "must be an object but was " + shown(array.get(i)), null));
      } else {
        objects.add(element);
      }
    }
    return objects;
  }

  /// Says that a field that must be there is not.
  void missing(String name, String why) {
    errors.add(new FieldError(at(name), name + " is missing: " + why, null));
  }

  /// Says what is wrong with a field; `detail` names the value that came.
  void wrong(String name, String detail) {
    errors.add(new FieldError(at(name), name + " " + detail, null));
  }

  /// The value of a field as a sentence shows it.
  String shown(String name) {
    return shown(object.path(name));
  }

  static String words(List<? extends Enum<?>> known) {
    return known.stream()
        .map(word -> word.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private String at(String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static boolean blank(JsonNode value) {
    return value.isString() && value.stringValue().isBlank();
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "absent" : cut(value.toString());
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
