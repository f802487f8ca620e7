package dev.weatherglass.app.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads server-sent events (WHATWG HTML, section 9.2.6). For one thread.
final class NewsReader {

  private final BufferedReader lines;
  private @Nullable String lastId;

  NewsReader(BufferedReader lines) {
    this.lines = lines;
  }

  /// The id after which to read on; empty while none has come.
  Optional<String> lastId() {
    return Optional.ofNullable(lastId);
  }

  /// The next event; waits for it. Empty when the stream has ended.
  Optional<News> next() throws IOException {
    var data = new StringBuilder();
    String type = "message";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(new News(type, data.toString()));
        }
        type = "message";
        continue;
      }
      String value = line.substring(line.indexOf(':') + 1).stripLeading();
      switch (line.substring(0, Math.max(0, line.indexOf(':')))) {
        case "id" -> lastId = value;
        case "event" -> type = value;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
        default -> {} // a comment, or a field that does not concern us
      }
    }
    return Optional.empty();
  }
}
