package dev.weatherglass.app.reference;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/// `/docs`: the contract as a page on which operations can be tried out, by Swagger UI from its
/// webjar; nothing is fetched from anywhere else.
public final class ApiPage {

  private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
  private static final String FOREVER = "public, max-age=31536000, immutable";

  /// Swagger UI styles elements by itself and draws its icons as data; scripts are files of ours.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// What is served of the webjar; its address carries the version, so it never changes.
  private static final Map<String, String> OF_THE_WEBJAR =
      Map.of(
          "swagger-ui-bundle.js", "text/javascript; charset=utf-8",
          "swagger-ui.css", "text/css; charset=utf-8",
          "favicon-32x32.png", "image/png");

  public void routes(RoutesConfig routes) {
    routes.get("/docs", ApiPage::page);
    routes.get("/docs/start.js", ApiPage::start);
    routes.get("/docs/5.34.1/{file}", ApiPage::file);
  }

  private static void page(Context request) {
    request
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-cache")
        .contentType("text/html; charset=utf-8")
        .result(read("docs.html"));
  }

  private static void start(Context request) {
    request
        .header("Cache-Control", "no-cache")
        .contentType("text/javascript; charset=utf-8")
        .result(read("start.js"));
  }

  private static void file(Context request) {
    String name = request.pathParam("file");
    String type = OF_THE_WEBJAR.get(name);
    if (type == null) {
      throw new NotFoundResponse();
    }
    request.header("Cache-Control", FOREVER).contentType(type).result(read(WEBJAR + name));
  }

  private static byte[] read(String name) {
    try (InputStream file = Objects.requireNonNull(ApiPage.class.getResourceAsStream(name), name)) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
