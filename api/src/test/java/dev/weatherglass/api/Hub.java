package dev.weatherglass.api;

import dev.weatherglass.api.commands.Commands;
import dev.weatherglass.api.delivery.DeliveryRules;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.page.HomeResource;
import dev.weatherglass.api.rest.AlertCommandsResource;
import dev.weatherglass.api.rest.AlertsResource;
import dev.weatherglass.api.rest.BuildsResource;
import dev.weatherglass.api.rest.ChangesResource;
import dev.weatherglass.api.rest.CiSummaryResource;
import dev.weatherglass.api.rest.DeliverySummaryResource;
import dev.weatherglass.api.rest.DeploysResource;
import dev.weatherglass.api.rest.DigestResource;
import dev.weatherglass.api.rest.EventsResource;
import dev.weatherglass.api.rest.IncidentsResource;
import dev.weatherglass.api.rest.InfrastructureSummaryResource;
import dev.weatherglass.api.rest.SeriesResource;
import dev.weatherglass.api.rest.ServicesResource;
import dev.weatherglass.api.rest.StreamResource;
import dev.weatherglass.api.rest.TestsResource;
import dev.weatherglass.api.rest.UnmappedNamesResource;
import dev.weatherglass.api.rest.VerdictsResource;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.access.Grant;
import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/// The routes that read and, where asked for, those that take commands, on a real server and over a
/// real database, and a client for them.
public final class Hub implements AutoCloseable {

  private final History history;
  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();

  private Hub(History history, Duration heartbeat, Grant asker, Optional<Commands> commands) {
    this.history = history;
    this.server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  config.jsonMapper(new JavalinJackson3(Json.MAPPER, true));
                  config.routes.exception(
                      ProblemException.class,
                      (refusal, request) ->
                          request
                              .status(refusal.problem().status())
                              .json(refusal.problem())
                              .contentType(ProblemDetail.MEDIA_TYPE));
                  config.routes.before(request -> request.attribute(Grant.ATTRIBUTE, asker));
                  new HomeResource(history).routes(config.routes);
                  new DeploysResource(history).routes(config.routes);
                  new EventsResource(history).routes(config.routes);
                  new IncidentsResource(history).routes(config.routes);
                  new ChangesResource(history).routes(config.routes);
                  new DeliverySummaryResource(history, DeliveryRules.DEFAULTS, () -> Examples.NOON)
                      .routes(config.routes);
                  new BuildsResource(history).routes(config.routes);
                  new TestsResource(history).routes(config.routes);
                  new CiSummaryResource(history).routes(config.routes);
                  new InfrastructureSummaryResource(history, () -> Examples.NOON)
                      .routes(config.routes);
                  new DigestResource(history, DeliveryRules.DEFAULTS, () -> Examples.NOON)
                      .routes(config.routes);
                  new VerdictsResource(history).routes(config.routes);
                  new AlertsResource(history).routes(config.routes);
                  commands.ifPresent(given ->
                      new AlertCommandsResource(history, given, () -> Examples.NOON)
                          .routes(config.routes));
                  new ServicesResource(history).routes(config.routes);
                  new SeriesResource(history).routes(config.routes);
                  new UnmappedNamesResource(history).routes(config.routes);
                  new StreamResource(history, heartbeat).routes(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  /// Serves what this history holds; streams are silent for at most this long.
  public static Hub over(History history, Duration heartbeat) {
    return new Hub(history, heartbeat, Grant.EVERYTHING, Optional.empty());
  }

  /// Serves what this history holds.
  public static Hub over(History history) {
    return new Hub(history, Duration.ofSeconds(15), Grant.EVERYTHING, Optional.empty());
  }

  /// Serves what this history holds to somebody who may not do everything.
  public static Hub over(History history, Grant asker) {
    return new Hub(history, Duration.ofSeconds(15), asker, Optional.empty());
  }

  /// Serves what this history holds, and takes commands.
  public static Hub over(History history, Grant asker, Commands commands) {
    return new Hub(history, Duration.ofSeconds(15), asker, Optional.of(commands));
  }

  /// The answer to a POST, as text.
  public HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  /// The answer to a GET, as text.
  public HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  /// The answer to a GET that must succeed, as JSON.
  public JsonNode json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return Json.MAPPER.readTree(answer.body());
  }

  /// The answer to a GET that may take its time, as JSON.
  public CompletableFuture<JsonNode> jsonLater(String path) {
    return client
        .sendAsync(request(path).build(), BodyHandlers.ofString())
        .thenApply(answer -> Json.MAPPER.readTree(answer.body()));
  }

  /// An open answer to a GET, with more headers (name, value, …).
  public HttpResponse<InputStream> open(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofInputStream());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  /// Ends streams first, by closing history.
  @Override
  public void close() {
    history.close();
    server.stop();
    client.close();
  }
}
