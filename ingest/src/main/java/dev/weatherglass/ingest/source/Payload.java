package dev.weatherglass.ingest.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of a source, read tolerantly by JSON pointers: what is missing, null or of another type
/// is absent.
final class Payload {

  private static final int DEPTH = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .build())
          .build();

  private final JsonNode root;

  Payload(JsonNode root) {
    this.root = root;
  }

  /// @throws UnreadableException if it is no JSON object
  static Payload of(byte[] json) throws UnreadableException {
    try {
      JsonNode root = MAPPER.readTree(json);
      if (root.isObject()) {
        return new Payload(root);
      }
      throw new UnreadableException("the body must be a JSON object");
    } catch (JacksonException e) {
      throw new UnreadableException("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /// Text, or a number as it is written.
  @Nullable String text(String pointer) {
    JsonNode value = root.at(pointer);
    boolean usable = value.isString() || value.isIntegralNumber();
    String text = usable ? value.asString().strip() : "";
    return text.isEmpty() ? null : text;
  }

  /// The first of several texts that is there.
  @Nullable String first(String... pointers) {
    for (String pointer : pointers) {
      String text = text(pointer);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  String text(String pointer, String otherwise) {
    String text = text(pointer);
    return text == null ? otherwise : text;
  }

  /// @throws UnreadableException naming the field, if it is not there
  String required(String pointer) throws UnreadableException {
    String text = text(pointer);
    if (text == null) {
      throw new UnreadableException(pointer + " is missing");
    }
    return text;
  }

  boolean flag(String pointer) {
    return root.at(pointer).booleanValue(false);
  }

  /// The first of several instants that is there: ISO-8601, or seconds since 1970.
  @Nullable Instant instant(String... pointers) {
    for (String pointer : pointers) {
      Instant instant = instant(root.at(pointer));
      if (instant != null) {
        return instant;
      }
    }
    return null;
  }

  private static @Nullable Instant instant(JsonNode value) {
    try {
      if (value.isString()) {
        return OffsetDateTime.parse(value.stringValue()).toInstant();
      }
      return value.canConvertToLong() && value.isIntegralNumber()
          ? Instant.ofEpochSecond(value.longValue())
          : null;
    } catch (DateTimeException _) {
      return null;
    }
  }
}
