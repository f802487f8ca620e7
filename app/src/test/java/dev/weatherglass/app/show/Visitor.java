package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Somebody who knows nothing of a hub but its address.
final class Visitor implements AutoCloseable {

  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(75);

  private final URI hub;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// @param url of the hub, as `http://127.0.0.1:7070`
  Visitor(String url) {
    this.hub = URI.create(url);
  }

  URI hub() {
    return hub;
  }

  /// What a path shows; it must answer 200.
  String text(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(to(path).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer.body();
  }

  /// The JSON that a path shows; it must answer 200.
  JsonNode json(String path) throws IOException, InterruptedException {
    return Json.MAPPER.readTree(text(path));
  }

  /// The status with which a body is taken or refused.
  ///
  /// @param headers names and values in turn
  int post(String path, byte[] body, String... headers) throws IOException, InterruptedException {
    HttpRequest request = to(path).headers(headers).POST(BodyPublishers.ofByteArray(body)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /// The live stream from now on.
  LiveStream listen() throws IOException, InterruptedException {
    return listen("/api/v1/stream");
  }

  /// All that was ever told, and what is told from now on.
  LiveStream listenFromTheBeginning() throws IOException, InterruptedException {
    return listen("/api/v1/stream?lastEventId=0");
  }

  private LiveStream listen(String path) throws IOException, InterruptedException {
    return new LiveStream(http.send(to(path).build(), BodyHandlers.ofInputStream()).body());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(hub.resolve(path)).timeout(ANSWERS_WITHIN);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
