package dev.weatherglass.ingest.source;

import dev.weatherglass.ingest.webhook.Forms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of a source, read tolerantly by JSON pointers (RFC 6901): what is missing, null or of
/// another type is absent.
public final class Payload {

  private static final int DEPTH = 100;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .build())
          .build();

  private final JsonNode root;

  public Payload(JsonNode root) {
    this.root = root;
  }

  /// Reads a body.
  ///
  /// @throws UnreadableException if it is no JSON object
  public static Payload of(byte[] json) throws UnreadableException {
    JsonNode root = tree(json);
    if (root.isObject()) {
      return new Payload(root);
    }
    throw new UnreadableException("the body must be a JSON object");
  }

  /// The JSON object of a body, or of the field `payload` where the body is a form.
  public static Payload ofForm(byte[] body) throws UnreadableException {
    try {
      return of(Forms.value(body, "payload"));
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("the form is not URL-encoded: " + e.getMessage());
    }
  }

  /// Any JSON: an object, an array, a value.
  public static JsonNode tree(byte[] json) throws UnreadableException {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new UnreadableException("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  public JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /// Whether there is something, even if it is empty or false, but not null.
  public boolean has(String pointer) {
    JsonNode value = root.at(pointer);
    return !value.isMissingNode() && !value.isNull();
  }

  /// The part of it at a pointer; an empty one where nothing is there.
  public Payload part(String pointer) {
    return new Payload(root.at(pointer));
  }

  /// The elements of an array, or the values of an object.
  public List<Payload> parts(String pointer) {
    var parts = new ArrayList<Payload>();
    root.at(pointer).forEach(node -> parts.add(new Payload(node)));
    return parts;
  }

  /// Text, or a number as it is written; of a longer one the first [EventLimits#TEXT] characters.
  public @Nullable String text(String pointer) {
    JsonNode value = root.at(pointer);
    boolean usable = value.isString() || value.isIntegralNumber();
    String text = usable ? value.asString().strip() : "";
    return text.isEmpty() ? null : EventLimits.cut(text, EventLimits.TEXT);
  }

  /// The first of several texts that is there.
  public @Nullable String first(String... pointers) {
    for (String pointer : pointers) {
      String text = text(pointer);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  public String text(String pointer, String otherwise) {
    String text = text(pointer);
    return text == null ? otherwise : text;
  }

  /// Text that must be there.
  ///
  /// @throws UnreadableException naming the field, if it is not there
  public String required(String pointer) throws UnreadableException {
    String text = text(pointer);
    if (text == null) {
      throw new UnreadableException(pointer + " is missing");
    }
    return text;
  }

  /// The first of several texts, one of which must be there.
  ///
  /// @throws UnreadableException naming the fields, if none of them is there
  public String requiredAny(String... pointers) throws UnreadableException {
    String text = first(pointers);
    if (text == null) {
      throw new UnreadableException(String.join(" or ", pointers) + " is missing");
    }
    return text;
  }

  public boolean flag(String pointer) {
    return root.at(pointer).booleanValue(false);
  }

  /// A number, also where it is written as text.
  public @Nullable Double number(String pointer) {
    JsonNode value = root.at(pointer);
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      return value.isString() ? Double.valueOf(value.stringValue().strip()) : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /// The first of several instants that is there, however [Times] knows to read it.
  public @Nullable Instant instant(String... pointers) {
    for (String pointer : pointers) {
      Instant instant = Times.of(root.at(pointer));
      if (instant != null) {
        return instant;
      }
    }
    return null;
  }

  /// Seconds between two instants; null where one is missing or they are the wrong way round.
  public @Nullable Double seconds(String from, String to) {
    Instant start = instant(from);
    Instant end = instant(to);
    return start == null || end == null || end.isBefore(start)
        ? null
        : Duration.between(start, end).toMillis() / 1_000.0;
  }
}
