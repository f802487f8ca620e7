package dev.weatherglass.ingest.upload.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// A file as JSON, with a limit on how deep it may go. `NaN` is a number: Java tools write it.
public final class JsonText {

  private static final int DEPTH = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxNumberLength(100)
                          .build())
                  .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonText() {}

  /// The one value of a file.
  ///
  /// @param tool for the error message
  /// @throws UploadException if it is no JSON at all, or broken JSON
  public static JsonNode read(Upload upload, String tool) throws UploadException {
    if (!upload.beginsWith("{[")) {
      throw UploadException.otherKind(
          "a JSON file of " + tool + " is expected but it begins with: " + upload.beginning());
    }
    return parse(upload.text());
  }

  /// Reads one value.
  public static JsonNode parse(String json) throws UploadException {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw UploadException.malformed("the file is not JSON: " + where(e));
    }
  }

  /// One value for each line that is not blank.
  public static List<JsonNode> lines(Upload upload) throws UploadException {
    var values = new ArrayList<JsonNode>();
    int number = 0;
    for (String line : upload.lines()) {
      number++;
      if (!line.isBlank()) {
        try {
          values.add(MAPPER.readTree(line));
        } catch (JacksonException e) {
          throw UploadException.malformed(
              "line " + number + " is not JSON: " + e.getOriginalMessage());
        }
      }
    }
    return values;
  }

  /// Values that follow one another, each on one line or on many.
  public static List<JsonNode> sequence(Upload upload) throws UploadException {
    try (MappingIterator<JsonNode> values =
        MAPPER.readerFor(JsonNode.class).readValues(upload.text())) {
      return values.readAll();
    } catch (JacksonException e) {
      throw UploadException.malformed("the file is not JSON: " + where(e));
    }
  }

  /// A number, also one that is written as text; null where there is none.
  public static @Nullable Double number(JsonNode value) {
    if (value.isNumber()) {
      return Double.isFinite(value.doubleValue()) ? Double.valueOf(value.doubleValue()) : null;
    }
    return value.isString() ? Amount.number(value.stringValue()) : null;
  }

  /// Text that is not blank; null where there is none.
  public static @Nullable String text(JsonNode value) {
    return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : null;
  }

  /// The fields of an object; none where it is no object.
  public static List<Map.Entry<String, JsonNode>> fields(JsonNode object) {
    return List.copyOf(object.properties());
  }

  private static String where(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    String message = e.getOriginalMessage();
    return place == null
        ? message
        : message + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
  }
}
