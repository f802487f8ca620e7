package dev.weatherglass.bench.history;

import dev.weatherglass.api.Api;
import dev.weatherglass.bench.report.Figure;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.access.Grant;
import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/// Asks the reading side by HTTP, one request after another, as a script would.
public final class Pages implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final double NANOS_A_MILLISECOND = 1e6;

  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random;

  /// Serves what reads, on a port of its own.
  public Pages(Api api, long seed) {
    this.random = new Random(seed);
    this.server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  config.jsonMapper(new JavalinJackson3(Json.MAPPER, true));
                  config.routes.exception(
                      ProblemException.class,
                      (refusal, request) ->
                          request.status(refusal.problem().status()).json(refusal.problem()));
                  config.routes.before(
                      request -> request.attribute(Grant.ATTRIBUTE, Grant.EVERYTHING));
                  api.routes(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  /// A question and how quickly it must be answered.
  ///
  /// @param path with its query; `{service}` stands for a service by chance, `{from}` and `{to}`
  ///   for a span of 90 days by chance
  /// @param limitMillis for the 95th percentile
  /// @param deep whether the pages after the first are asked for, by their cursors
  public record Question(String path, double limitMillis, boolean deep) {}

  /// Asks so many times.
  public Figure ask(Question question, int times) throws IOException, InterruptedException {
    double[] measured = new double[times];
    String path = filled(question.path());
    for (int i = -times / 5; i < times; i++) {
      long began = System.nanoTime();
      JsonNode answer = get(path);
      double millis = (System.nanoTime() - began) / NANOS_A_MILLISECOND;
      if (i >= 0) {
        measured[i] = millis;
      }
      path = question.deep() ? next(question, path, answer) : filled(question.path());
    }
    return Figure.of(question.path() + (question.deep() ? " onwards" : ""), "ms", measured)
        .p95Against("limit, p95", question.limitMillis());
  }

  @Override
  public void close() {
    server.stop();
    client.close();
  }

  private String next(Question question, String path, JsonNode answer) {
    JsonNode cursor = answer.path("next");
    if (!cursor.isString()) {
      return filled(question.path());
    }
    String bare = path.replaceFirst("&cursor=.*$", "");
    return bare + "&cursor=" + cursor.stringValue();
  }

  private String filled(String path) {
    int day = random.nextInt(365 - 90);
    var from = RecordedYear.BEGIN.plus(Duration.ofDays(day));
    return path.replace("{service}", RecordedYear.service(random.nextInt(RecordedYear.SERVICES)))
        .replace("{from}", from.toString())
        .replace("{to}", from.plus(Duration.ofDays(90)).toString());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .timeout(PATIENCE)
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(
          path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return Json.MAPPER.readTree(answer.body());
  }
}
