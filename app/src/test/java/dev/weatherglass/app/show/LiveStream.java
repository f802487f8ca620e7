package dev.weatherglass.app.show;

import dev.weatherglass.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A client of the hub's live stream that remembers all it has heard. Its waiting is for one
/// thread.
final class LiveStream implements AutoCloseable {

  private final InputStream body;
  private final BlockingQueue<News> arriving = new LinkedBlockingQueue<>();
  private final List<News> heard = new ArrayList<>();

  /// One piece of news.
  ///
  /// @param type `deploy`, `verdict`, `alert` or `delivery`
  record News(String type, JsonNode data) {}

  /// @param body of the answer; the server has said where the client stands when this returns
  LiveStream(InputStream body) throws IOException {
    this.body = body;
    var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    String line = lines.readLine();
    while (line != null && !line.isEmpty()) {
      line = lines.readLine();
    }
    Thread.ofVirtual().name("live-stream").start(() -> read(lines));
  }

  private void read(BufferedReader lines) {
    try {
      String type = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          type = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
          arriving.add(new News(type, Json.MAPPER.readTree(line.substring("data: ".length()))));
        }
      }
    } catch (IOException _) {
      // Closed: that is how a stream ends.
    }
  }

  /// The first piece of news of this kind, of those heard before or those to come.
  ///
  /// @throws AssertionError with all that was heard when it does not come
  JsonNode await(String type, Predicate<JsonNode> wanted, Duration atMost)
      throws InterruptedException {
    Predicate<News> fits = news -> news.type().equals(type) && wanted.test(news.data());
    for (News news : heard) {
      if (fits.test(news)) {
        return news.data();
      }
    }
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      News news = arriving.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (news == null) {
        throw new AssertionError("no such " + type + " within " + atMost + " but " + heard);
      }
      heard.add(news);
      if (fits.test(news)) {
        return news.data();
      }
    }
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
