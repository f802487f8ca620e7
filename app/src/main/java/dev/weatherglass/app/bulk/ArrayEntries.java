package dev.weatherglass.app.bulk;

import dev.weatherglass.wire.Json;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

/// One array of objects. Where its JSON is broken nobody can tell where the next object begins:
/// that is the last entry.
final class ArrayEntries implements EventFile.Entries {

  private final JsonParser parser;
  private boolean ended;

  ArrayEntries(InputStream in) {
    this.parser = Json.MAPPER.createParser(in);
    parser.nextToken();
  }

  @Override
  public Optional<Entry> next() {
    if (ended) {
      return Optional.empty();
    }
    try {
      @Nullable JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        return atEnd();
      }
      return Optional.of(entry(line(), parser.readValueAsTree()));
    } catch (UnexpectedEndOfInputException _) {
      return last("must end with ], but the file ends before");
    } catch (JacksonException e) {
      return last(
          "is not JSON from here on, and nothing after it was read: " + e.getOriginalMessage());
    }
  }

  private Optional<Entry> atEnd() {
    ended = true;
    return parser.nextToken() == null
        ? Optional.empty()
        : last("must be one array, but more follows it");
  }

  private Optional<Entry> last(String detail) {
    ended = true;
    return Optional.of(ItemCheck.unfit(line(), "", detail, ""));
  }

  private static Entry entry(long line, JsonNode node) {
    String text = node.toString();
    if (!node.isObject()) {
      return ItemCheck.unfit(line, "", "must be a JSON object", text);
    }
    return node.hasNonNull("id") || node.hasNonNull("at")
        ? new Entry.Item(line, text)
        : ItemCheck.anonymous(line, text);
  }

  private long line() {
    TokenStreamLocation place = parser.currentTokenLocation();
    return Math.max(1, place.getLineNr());
  }
}
