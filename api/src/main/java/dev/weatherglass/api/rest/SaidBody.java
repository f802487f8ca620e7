package dev.weatherglass.api.rest;

import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Nearest;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemDetail.FieldError;
import dev.weatherglass.wire.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The body of a word about an alert: `{"by": "ken", "why": "a known slow import"}`, either of them
/// or none; nothing at all is `{}`.
///
/// @param by who says it; null where the sender did not say
/// @param why null where the sender did not say
record SaidBody(@Nullable String by, @Nullable String why) {

  private static final List<String> FIELDS = List.of("by", "why");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 1_000;

  /// @throws ProblemException 400 that names all that is wrong
  static SaidBody of(byte[] body) {
    JsonNode json = json(body);
    var errors = new ArrayList<FieldError>();
    json.propertyNames().stream()
        .filter(name -> !FIELDS.contains(name))
        .forEach(name -> errors.add(wrong(name, "is not known here" + meant(name))));
    @Nullable String by = text(json, "by", LONGEST_NAME, errors);
    @Nullable String why = text(json, "why", LONGEST_REASON, errors);
    if (by != null && by.chars().anyMatch(Character::isISOControl)) {
      errors.add(wrong("by", "must be one line"));
    }
    if (!errors.isEmpty()) {
      throw invalid(
          errors.stream()
              .map(each -> each.pointer() + " " + each.detail())
              .collect(Collectors.joining("; ")),
          errors);
    }
    return new SaidBody(by, why);
  }

  private static JsonNode json(byte[] body) {
    if (body.length == 0) {
      return Json.MAPPER.createObjectNode();
    }
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (json.isObject()) {
        return json;
      }
      throw invalid("the body must be a JSON object but was " + json.getNodeType(), List.of());
    } catch (JacksonException e) {
      throw invalid("the body is no JSON: " + e.getOriginalMessage(), List.of());
    }
  }

  private static @Nullable String text(
      JsonNode json, String field, int longest, List<FieldError> errors) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      errors.add(wrong(field, "must be a text but was " + value));
      return null;
    }
    String text = value.asString().strip();
    if (text.length() > longest) {
      errors.add(
          wrong(
              field,
              "must have at most %d characters but had %d".formatted(longest, text.length())));
    }
    return text.isEmpty() ? null : text;
  }

  private static String meant(String name) {
    Optional<String> nearest = Nearest.to(name, FIELDS);
    return nearest.map(field -> ": did you mean " + field + "?").orElse(" (known: by, why)");
  }

  private static FieldError wrong(String field, String detail) {
    return new FieldError("/" + field, detail, null);
  }

  private static ProblemException invalid(String detail, List<FieldError> errors) {
    return new ProblemException(
        ProblemDetail.of(
            400, "invalid-command", "Invalid command", detail, errors.toArray(FieldError[]::new)));
  }
}
