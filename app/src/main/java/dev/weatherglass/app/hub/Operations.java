package dev.weatherglass.app.hub;

import dev.weatherglass.app.reference.ApiPage;
import dev.weatherglass.app.reference.ProblemTypes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What every process offers to those who run it.
final class Operations {

  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final List<Part> parts;
  private final PrometheusMeterRegistry meters;

  /// @param parts of which all must be ready
  Operations(List<Part> parts, PrometheusMeterRegistry meters) {
    this.parts = parts;
    this.meters = meters;
  }

  void routes(RoutesConfig routes) {
    routes.get("/healthz", ctx -> ctx.json(new HealthView("ok")));
    routes.get("/readyz", this::ready);
    routes.get("/version", ctx -> ctx.json(Version.ours()));
    routes.get("/metrics", ctx -> ctx.contentType(PROMETHEUS).result(meters.scrape()));
    routes.get("/openapi.yaml", ctx -> ctx.contentType("application/yaml").result(openapi()));
    new ApiPage().routes(routes);
    new ProblemTypes().routes(routes);
  }

  private void ready(Context ctx) {
    ReadyView view = ReadyView.of(parts);
    ctx.status(view.ready() ? 200 : 503).json(view);
  }

  private static byte[] openapi() {
    try (InputStream file = Operations.class.getResourceAsStream("/openapi.yaml")) {
      if (file == null) {
        throw new NotFoundResponse();
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The process answers.
  record HealthView(String status) {}

  /// Whether the process does all its work, and which part does not.
  record ReadyView(boolean ready, Map<String, Boolean> parts) {

    static ReadyView of(List<Part> parts) {
      var each = new LinkedHashMap<String, Boolean>();
      parts.forEach(part -> each.put(part.name(), part.ready()));
      return new ReadyView(!each.containsValue(false), each);
    }
  }
}
