package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How things get into the feed: in the shape that the API answers.
final class News {

  private News() {}

  /// @param key id of the thing that changed
  /// @param view the thing as it is now
  static void append(
      Sql sql, Feed.Type type, String key, @Nullable String service, Instant now, Object view) {
    String json = new String(Json.write(view), StandardCharsets.UTF_8);
    Feed.append(sql, type, key, service, now, json);
  }
}
