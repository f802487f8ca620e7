package dev.weatherglass.ingest;

import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.access.Grant;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/// The role `ingest` behind a real HTTP server, as `app` runs it, and a client of it.
final class IngestServer implements AutoCloseable {

  /// The time at which everything is received.
  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Ingest ingest;
  private final Javalin server;
  private volatile Grant sender = Grant.EVERYTHING;
  private final HttpClient client = HttpClient.newHttpClient();

  /// An answer.
  record Reply(int status, HttpResponse<String> response) {

    JsonNode json() {
      return Json.MAPPER.readTree(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  IngestServer(TestKafka kafka, IngestSettings settings) {
    this(kafka, settings, () -> NOW);
  }

  /// @param wall the clock of those who sign
  IngestServer(TestKafka kafka, IngestSettings settings, InstantSource wall) {
    this(kafka, settings, () -> NOW, wall);
  }

  /// @param clock says when everything is received
  /// @param wall the clock of those who sign
  IngestServer(TestKafka kafka, IngestSettings settings, InstantSource clock, InstantSource wall) {
    this.ingest = new Ingest(settings, kafka.clientSettings(), clock, wall, meters);
    this.server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.exception(ProblemException.class, IngestServer::answer);
                  config.routes.before(request -> request.attribute(Grant.ATTRIBUTE, sender));
                  ingest.routes(config.routes);
                })
            .start("127.0.0.1", 0);
    ingest.start();
  }

  private static void answer(ProblemException e, Context request) {
    request
        .status(e.problem().status())
        .contentType(ProblemDetail.MEDIA_TYPE)
        .result(Json.write(e.problem()));
    if (e.retryAfterSeconds() != null) {
      request.header("Retry-After", String.valueOf(e.retryAfterSeconds()));
    }
  }

  /// Requests are from now on of somebody who may do this.
  void sentBy(Grant grant) {
    sender = grant;
  }

  /// Where it answers, without a slash at the end.
  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  Ingest ingest() {
    return ingest;
  }

  double count(String metric, String... tags) {
    var counter = meters.find(metric).tags(tags).counter();
    return counter == null ? 0 : counter.count();
  }

  Reply postJson(String path, String json, String... headers) {
    return post(path, json.getBytes(StandardCharsets.UTF_8), with("application/json", headers));
  }

  private static String[] with(String contentType, String... headers) {
    var all = new String[headers.length + 2];
    all[0] = "Content-Type";
    all[1] = contentType;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return all;
  }

  /// The address of a path, for a sender that is no client of ours.
  String url(String path) {
    return "http://127.0.0.1:" + server.port() + path;
  }

  Reply post(String path, byte[] body, String... headers) {
    return post(path, BodyPublishers.ofByteArray(body), headers);
  }

  Reply post(String path, BodyPublisher body, String... headers) {
    URI uri = URI.create(url(path));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      return new Reply(response.statusCode(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    server.stop();
    ingest.close();
    client.close();
  }
}
