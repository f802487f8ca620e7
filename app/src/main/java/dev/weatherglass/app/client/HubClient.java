package dev.weatherglass.app.client;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Talks to a hub. Safe for all threads.
public final class HubClient implements AutoCloseable {

  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(75);

  private final String url;
  private final Optional<String> token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTS_WITHIN)
          .build();

  /// @param url of the hub, as `http://127.0.0.1:7070`
  public HubClient(String url) {
    this(url, Optional.empty());
  }

  /// @param url of the hub, as `http://127.0.0.1:7070`
  /// @param token by which it knows us; empty for a hub that asks for none
  public HubClient(String url, Optional<String> token) {
    this.token = token;
    this.url = url.replaceFirst("/+$", "");
  }

  /// Where the hub is.
  public String url() {
    return url;
  }

  /// What the hub says at a path.
  ///
  /// @throws HubAnswerException if it says no
  public JsonNode get(String path) throws InterruptedException {
    return ask(request(path).GET().build());
  }

  /// What the hub says at a path, a missing node where nothing is there (404): what was just
  /// accepted is readable only after history has read it.
  ///
  /// @throws HubAnswerException if it says no for another reason
  public JsonNode find(String path) throws InterruptedException {
    try {
      return get(path);
    } catch (HubAnswerException e) {
      if (e.status() == 404) {
        return Json.MAPPER.missingNode();
      }
      throw e;
    }
  }

  /// Sends one event in the native form.
  ///
  /// @return the answer, with the event's `id`
  /// @throws HubAnswerException if it was not accepted
  public JsonNode send(Object event) throws InterruptedException {
    return ask(
        request("/api/v1/events")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.write(event)))
            .build());
  }

  /// Sends samples.
  ///
  /// @throws HubAnswerException if they were not accepted
  public void write(SampleBatch batch) throws InterruptedException {
    ask(
        request("/api/v1/write")
            .header("Content-Type", "application/x-protobuf")
            .header("Content-Encoding", "snappy")
            .header("X-Prometheus-Remote-Write-Version", "0.1.0")
            .POST(BodyPublishers.ofByteArray(batch.encoded()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWERS_WITHIN);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private JsonNode ask(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new HubAnswerException(answer.statusCode(), why(answer));
      }
      return answer.body().length == 0
          ? Json.MAPPER.nullNode()
          : Json.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new HubAnswerException(0, "no hub answers at " + url + ": is it running? (" + e + ")");
    } catch (IllegalArgumentException e) {
      throw new HubAnswerException(0, "the address " + url + " cannot be used: " + e.getMessage());
    }
  }

  private static String why(HttpResponse<byte[]> answer) {
    try {
      JsonNode problem = Json.MAPPER.readTree(answer.body());
      var why = new StringJoiner("; ", problem.path("detail").asString(""), "");
      problem
          .path("errors")
          .forEach(error ->
              why.add(
                  " "
                      + error.path("pointer").asString("")
                      + " "
                      + error.path("detail").asString("")));
      return "the hub answered " + answer.statusCode() + ": " + why;
    } catch (JacksonException _) {
      return "the hub answered " + answer.statusCode();
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
