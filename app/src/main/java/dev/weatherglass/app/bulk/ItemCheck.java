package dev.weatherglass.app.bulk;

import dev.weatherglass.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/// What can be wrong with an item whoever reads it: it is no JSON object, or nothing identifies it.
///
/// An item with neither `id` nor `at` would be kept under a random id and at the time of its
/// receipt: a second import would make a second event of it, at another time.
final class ItemCheck {

  private ItemCheck() {}

  /// Checks one line.
  static Entry of(long line, byte[] json, String text) {
    try (JsonParser parser = Json.MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return unfit(line, "", "must be a JSON object: one event on each line", text);
      }
      boolean identified = identified(parser);
      if (parser.nextToken() != null) {
        return unfit(line, "", "must be one JSON object, but more follows it", text);
      }
      return identified ? new Entry.Item(line, text) : anonymous(line, text);
    } catch (UnexpectedEndOfInputException _) {
      return unfit(line, "", "is not JSON: the line ends before the object does", text);
    } catch (JacksonException e) {
      return unfit(line, "", "is not JSON: " + e.getOriginalMessage() + column(e), text);
    }
  }

  static Entry anonymous(long line, String text) {
    return unfit(
        line,
        "/at",
        "is missing, and so is /id: a second import would make a second event of it; give it one"
            + " of both",
        text);
  }

  private static boolean identified(JsonParser parser) {
    boolean identified = false;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      identified |= (name.equals("id") || name.equals("at")) && value != JsonToken.VALUE_NULL;
      parser.skipChildren();
    }
    return identified;
  }

  static Entry unfit(long line, String pointer, String detail, String text) {
    return new Entry.Unfit(Refusal.of(line, pointer, detail, text));
  }

  private static String column(JacksonException e) {
    TokenStreamLocation place = e.getLocation();
    return place == null ? "" : " (column " + place.getColumnNr() + ")";
  }
}
