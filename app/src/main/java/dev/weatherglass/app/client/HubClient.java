package dev.weatherglass.app.client;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Talks to a hub. Safe for all threads.
public final class HubClient implements AutoCloseable {

  private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(75);
  private static final int LONGEST_PAGE = 500;

  private final String url;
  private final Optional<String> token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECTS_WITHIN)
          .build();

  /// A client that shows no token.
  ///
  /// @param url of the hub, as `http://127.0.0.1:7070`
  public HubClient(String url) {
    this(url, Optional.empty());
  }

  /// @param url of the hub, as `http://127.0.0.1:7070`
  /// @param token by which it knows us; empty for a hub that asks for none
  public HubClient(String url, Optional<String> token) {
    this.url = url.replaceFirst("/+$", "");
    this.token = token;
  }

  /// Where the hub is.
  public String url() {
    return url;
  }

  /// What the hub says at a path.
  ///
  /// @throws HubAnswerException if it says no
  public JsonNode get(String path) throws InterruptedException {
    return ask(request(path).GET());
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

  /// What `/readyz` says, ready or not.
  ///
  /// @throws HubAnswerException if nobody answers
  public JsonNode ready() throws InterruptedException {
    return exchange(request("/readyz").GET()).body();
  }

  /// The text at a path.
  ///
  /// @throws HubAnswerException if it says no
  public String text(String path) throws InterruptedException {
    HttpResponse<byte[]> answer = sent(request(path).GET(), BodyHandlers.ofByteArray());
    if (answer.statusCode() >= 300) {
      throw Reply.of(answer).refusal();
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  /// Sends one event in the native form.
  ///
  /// @return the answer, with the event's `id`
  /// @throws HubAnswerException if it was not accepted
  public JsonNode send(Object event) throws InterruptedException {
    return post("/api/v1/events", event);
  }

  /// Posts something as JSON.
  ///
  /// @return the answer
  /// @throws HubAnswerException if it was not accepted
  public JsonNode post(String path, Object value) throws InterruptedException {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(Json.write(value))));
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
            .POST(BodyPublishers.ofByteArray(batch.encoded())));
  }

  /// Sends lines of events in the native form. Every answer is handed back: a batch that is refused
  /// for now is the sender's to send again.
  ///
  /// @throws HubAnswerException if nobody answers
  public Reply sendLines(byte[] lines) throws InterruptedException {
    return exchange(
        request("/api/v1/events")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(lines)));
  }

  /// The first items of a list, over as many pages as it takes: `{items: […], next}`.
  ///
  /// @param path of the list with its parameters, but for `limit` and `cursor`
  /// @param limit how many items at most; positive
  /// @throws HubAnswerException if it says no
  public JsonNode list(String path, int limit) throws InterruptedException {
    ObjectNode all = Json.MAPPER.createObjectNode();
    ArrayNode items = all.putArray("items");
    String cursor = "";
    do {
      String more = "limit=" + Math.min(LONGEST_PAGE, limit - items.size()) + cursor;
      JsonNode page = get(path + (path.contains("?") ? "&" : "?") + more);
      page.path("items").forEach(items::add);
      String next = page.path("next").asString("");
      cursor = next.isEmpty() ? "" : "&cursor=" + encoded(next);
      all.remove("next");
      if (!next.isEmpty()) {
        all.put("next", next);
      }
    } while (!cursor.isEmpty() && items.size() < limit);
    return all;
  }

  /// Opens a stream that has no end.
  ///
  /// @param lastId after which news to read on; empty for those from now on
  /// @throws HubAnswerException if it says no
  InputStream stream(String path, Optional<String> lastId) throws InterruptedException {
    // No time-out: between two heartbeats nothing comes, and news may be rare.
    HttpRequest.Builder request = to(path);
    lastId.ifPresent(id -> request.header("Last-Event-ID", id));
    HttpResponse<InputStream> answer = sent(request, BodyHandlers.ofInputStream());
    if (answer.statusCode() >= 300) {
      try (InputStream body = answer.body()) {
        throw new Reply(answer.statusCode(), Json.MAPPER.readTree(body), Optional.empty())
            .refusal();
      } catch (IOException | JacksonException e) {
        throw new HubAnswerException(answer.statusCode(), "the hub answered " + answer + ": " + e);
      }
    }
    return answer.body();
  }

  /// A text as a part of a query.
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String path) {
    return to(path).timeout(ANSWERS_WITHIN);
  }

  private HttpRequest.Builder to(String path) {
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
      token.ifPresent(each -> request.header("Authorization", "Bearer " + each));
      return request;
    } catch (IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private JsonNode ask(HttpRequest.Builder request) throws InterruptedException {
    Reply reply = exchange(request);
    if (!reply.ok()) {
      throw reply.refusal();
    }
    return reply.body();
  }

  private Reply exchange(HttpRequest.Builder request) throws InterruptedException {
    return Reply.of(sent(request, BodyHandlers.ofByteArray()));
  }

  private <T> HttpResponse<T> sent(HttpRequest.Builder request, BodyHandler<T> body)
      throws InterruptedException {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new HubAnswerException(0, "no hub answers at " + url + ": is it running? (" + e + ")");
    } catch (IllegalArgumentException e) {
      throw unusable(e);
    }
  }

  private HubAnswerException unusable(IllegalArgumentException e) {
    return new HubAnswerException(0, "the address " + url + " cannot be used: " + e.getMessage());
  }

  @Override
  public void close() {
    http.close();
  }
}
