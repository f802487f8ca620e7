package dev.weatherglass.ingest.event;

import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A CloudEvent 1.0, however it came.
///
/// @param attributes by name, as text; `specversion`, `id`, `source` and `type` are there
/// @param data null where there is none; text where it is no JSON
/// @param attributePlace what stands before an attribute's name in an error: `/` or `ce-`
/// @param dataPointer where data is in the body: `/data`, or empty where it is the body
record CloudEvent(
    Map<String, String> attributes,
    @Nullable JsonNode data,
    String attributePlace,
    String dataPointer) {

  private static final Pattern OURS = Pattern.compile("dev\\.weatherglass\\.(\\w+)\\.(\\w+)\\.v1");

  /// Fields of the native form and the attribute that says the same.
  private static final Map<String, String> SAME =
      Map.of(
          "id", "id",
          "source", "source",
          "at", "time",
          "service", "service",
          "environment", "environment",
          "version", "version");

  /// One of our own types.
  private record Type(EventKind kind, Phase phase) {}

  String id() {
    return attributes.getOrDefault("id", "");
  }

  String source() {
    return attributes.getOrDefault("source", "");
  }

  String type() {
    return attributes.getOrDefault("type", "");
  }

  /// Whether the type says which domain event it is.
  boolean known() {
    return ours() != null;
  }

  private @Nullable Type ours() {
    Matcher matcher = OURS.matcher(type());
    if (!matcher.matches()) {
      return null;
    }
    return Arrays.stream(EventKind.values())
        .filter(kind -> kind.word().equals(matcher.group(1)))
        .flatMap(kind -> kind.phases().stream().map(phase -> new Type(kind, phase)))
        .filter(type -> type.phase().word().equals(matcher.group(2)))
        .findFirst()
        .orElse(null);
  }

  /// The event in the native form: the data, and over it what the attributes say.
  JsonNode asNative() {
    ObjectNode event =
        data instanceof ObjectNode object
            ? object.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    flatten(event);
    Type type = ours();
    if (type != null) {
      event.put("kind", type.kind().word());
      event.put("phase", type.phase().word());
    }
    SAME.forEach((field, attribute) -> {
      String value = attributes.get(attribute);
      if (value != null) {
        event.put(field, value);
      }
    });
    String subject = attributes.get("subject");
    if (subject != null && event.path("service").isMissingNode()) {
      boolean host = type != null && type.kind() == EventKind.CONFIG;
      event.put(host && event.path("host").isMissingNode() ? "host" : "service", subject);
    }
    return event;
  }

  /// The published profile writes version and run as objects; the native form knows them flat.
  private static void flatten(ObjectNode event) {
    JsonNode version = event.path("version");
    if (version.isObject()) {
      event.remove("version");
      var flat = new HashMap<String, JsonNode>();
      flat.put("version", version.path("label"));
      flat.put("commit", version.path("commit"));
      flat.put("digest", version.path("digest"));
      flat.forEach((name, value) -> {
        if (!value.isMissingNode()) {
          event.set(name, value);
        }
      });
    }
    JsonNode run = event.path("run");
    if (run.isObject()) {
      event.set("run", run.path("id"));
    }
  }

  /// The same error at the place where the sender wrote the field.
  FieldError inPlace(FieldError error) {
    String[] path = error.pointer().split("/", -1);
    String attribute = path.length == 2 ? SAME.get(path[1]) : null;
    boolean fromAttribute = attribute != null && attributes.containsKey(attribute);
    return new FieldError(
        fromAttribute ? attributePlace + attribute : dataPointer + error.pointer(),
        error.detail(),
        error.item());
  }
}
