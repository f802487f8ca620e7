package dev.weatherglass.bench.load;

import dev.weatherglass.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/// A client of `/api/v1/stream` on a thread of its own, which notes when it read what.
public final class StreamReader implements AutoCloseable {

  private static final String TYPE = "event: ";
  private static final String VALUE = "data: ";

  private final HttpClient client = HttpClient.newHttpClient();
  private final InputStream body;
  private final Thread thread;
  private final List<News> news = new CopyOnWriteArrayList<>();

  /// One event.
  ///
  /// @param nanos `nanoTime` at which its data was read
  /// @param type as `alert`
  public record News(long nanos, String type, JsonNode json) {}

  private StreamReader(URI hub) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        client.send(
            HttpRequest.newBuilder(hub.resolve("/api/v1/stream?types=deploy,alert")).build(),
            BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("/api/v1/stream answered " + answer.statusCode());
    }
    body = answer.body();
    thread = Thread.ofVirtual().name("stream").unstarted(this::read);
  }

  /// Begins to read deploys and alerts.
  public static StreamReader open(URI hub) throws IOException, InterruptedException {
    var reader = new StreamReader(hub);
    reader.thread.start();
    return reader;
  }

  /// What was read so far.
  public List<News> news() {
    return news;
  }

  @Override
  public void close() throws IOException {
    body.close();
    client.shutdownNow();
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String type = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(TYPE)) {
          type = line.substring(TYPE.length());
        } else if (line.startsWith(VALUE)) {
          long now = System.nanoTime();
          news.add(new News(now, type, Json.MAPPER.readTree(line.substring(VALUE.length()))));
        }
      }
    } catch (IOException _) {
      // closed: that is how it ends, or the hub went away, which the senders tell
    }
  }
}
