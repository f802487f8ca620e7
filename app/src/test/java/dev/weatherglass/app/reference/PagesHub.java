package dev.weatherglass.app.reference;

import dev.weatherglass.wire.Json;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson3;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// The pages and the contract on a real server.
final class PagesHub implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Javalin server =
      Javalin.create(
              config -> {
                config.startup.showJavalinBanner = false;
                config.jsonMapper(new JavalinJackson3(Json.MAPPER, true));
                config.routes.get("/openapi.yaml", PagesHub::contract);
                new ApiPage().routes(config.routes);
                new ProblemTypes().routes(config.routes);
              })
          .start("127.0.0.1", 0);

  private static void contract(Context request) {
    request
        .contentType("application/yaml")
        .result(PagesHub.class.getResourceAsStream("/openapi.yaml"));
  }

  String url() {
    return "http://127.0.0.1:" + server.port();
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }
}
