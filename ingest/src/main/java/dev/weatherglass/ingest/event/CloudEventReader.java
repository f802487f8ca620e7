package dev.weatherglass.ingest.event;

import dev.weatherglass.ingest.http.Refusals;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// Reads a CloudEvent 1.0 from an HTTP request (HTTP protocol binding): structured (the body is the
/// envelope) or binary (the attributes are `ce-` headers, the body is the data). What is wrong with
/// an envelope is thrown together, as one problem.
final class CloudEventReader {

  private static final String PREFIX = "ce-";
  private static final List<String> REQUIRED = List.of("specversion", "id", "source", "type");

  /// Stands for data of another media type: an event of an unknown type may have that.
  private static final JsonNode NO_JSON = StringNode.valueOf("data of another media type");

  private CloudEventReader() {}

  /// Whether these headers are those of a binary event.
  static boolean isBinary(Map<String, String> headers) {
    return headers.keySet().stream()
        .anyMatch(name -> REQUIRED.contains(attribute(name)) && isAttribute(name));
  }

  static CloudEvent structured(byte[] body) {
    var errors = new ArrayList<FieldError>();
    JsonNode envelope = json(body, errors);
    var attributes = new TreeMap<String, String>();
    if (envelope != null && !envelope.isObject()) {
      errors.add(new FieldError("", "a CloudEvent must be a JSON object", null));
    } else if (envelope != null) {
      envelope
          .properties()
          .forEach(entry -> read(entry.getKey(), entry.getValue(), attributes, errors));
      checkRequired(attributes, "/", errors);
    }
    JsonNode data = envelope == null ? null : data(envelope, errors);
    refuseIfAny(errors);
    return new CloudEvent(attributes, data, "/", "/data");
  }

  /// @param headers by name in any case
  /// @param json whether the body is JSON
  static CloudEvent binary(Map<String, String> headers, byte[] body, boolean json) {
    var errors = new ArrayList<FieldError>();
    var attributes = new TreeMap<String, String>();
    headers.forEach((name, value) -> {
      if (isAttribute(name)) {
        String text = decode(name, value, errors);
        if (!text.isEmpty()) {
          attributes.put(attribute(name), text);
        }
      }
    });
    checkRequired(attributes, PREFIX, errors);
    JsonNode data = body.length == 0 ? null : json ? json(body, errors) : NO_JSON;
    refuseIfAny(errors);
    return new CloudEvent(attributes, data, PREFIX, "");
  }

  private static void read(
      String name, JsonNode value, Map<String, String> attributes, List<FieldError> errors) {
    if (name.equals("data") || name.equals("data_base64") || value.isNull()) {
      return;
    }
    if (!name.matches("[a-z0-9]+")) {
      errors.add(
          new FieldError(
              "/" + name, name + " must be an attribute name of a-z and 0-9 only", null));
    } else if (value.isString() || value.isBoolean() || value.isInt()) {
      attributes.put(name, value.asString());
    } else {
      errors.add(
          new FieldError(
              "/" + name,
              name + " must be text, a boolean or a 32-bit integer but was " + value,
              null));
    }
  }

  private static void checkRequired(
      Map<String, String> attributes, String place, List<FieldError> errors) {
    for (String name : REQUIRED) {
      String value = attributes.get(name);
      if (value == null || value.isBlank()) {
        errors.add(new FieldError(place + name, name + " is missing: a CloudEvent needs it", null));
      } else if (name.equals("specversion") && !value.equals("1.0")) {
        errors.add(new FieldError(place + name, name + " must be 1.0 but was " + value, null));
      }
    }
  }

  private static @Nullable JsonNode data(JsonNode envelope, List<FieldError> errors) {
    JsonNode base64 = envelope.path("data_base64");
    JsonNode data = envelope.path("data");
    if (base64.isMissingNode() || base64.isNull()) {
      return data.isMissingNode() || data.isNull() ? null : data;
    }
    if (!data.isMissingNode()) {
      errors.add(new FieldError("/data_base64", "data_base64 must not stand beside data", null));
      return null;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(base64.asString());
      return EventJson.item(bytes) instanceof EventJson.Value(JsonNode node) ? node : base64;
    } catch (IllegalArgumentException e) {
      errors.add(
          new FieldError("/data_base64", "data_base64 must be base64: " + e.getMessage(), null));
      return null;
    }
  }

  private static @Nullable JsonNode json(byte[] body, List<FieldError> errors) {
    return switch (EventJson.item(body)) {
      case EventJson.Value(JsonNode node) -> node;
      case EventJson.NoJson(FieldError error) -> {
        errors.add(error);
        yield null;
      }
    };
  }

  /// Takes quotes away, then decodes percent signs exactly once (HTTP binding 3.1.3.2).
  private static String decode(String name, String value, List<FieldError> errors) {
    String text = value.strip();
    if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
      text = text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    try {
      return percentDecoded(text);
    } catch (CharacterCodingException | IllegalArgumentException _) {
      errors.add(
          new FieldError(name, name + " must be percent-encoded UTF-8 but was " + value, null));
      return "";
    }
  }

  private static String percentDecoded(String text) throws CharacterCodingException {
    if (text.indexOf('%') < 0) {
      return text;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.writeBytes(HexFormat.of().parseHex(text, i + 1, Math.min(i + 3, text.length())));
        i += 2;
      } else {
        bytes.writeBytes(text.substring(i, i + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(bytes.toByteArray()))
        .toString();
  }

  private static boolean isAttribute(String header) {
    return header.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  private static String attribute(String header) {
    return isAttribute(header) ? header.substring(PREFIX.length()).toLowerCase(Locale.ROOT) : "";
  }

  private static void refuseIfAny(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw Refusals.invalid("invalid-event", "Invalid event", errors);
    }
  }
}
