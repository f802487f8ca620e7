package dev.weatherglass.ingest.cli;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// `GET /cli/weatherglass-event`: the shell script that sends events, as new as the hub.
public final class ScriptResource {

  private static final String NAME = "weatherglass-event";

  private final byte[] script = read();

  public void routes(RoutesConfig routes) {
    routes.get("/cli/" + NAME, this::get);
  }

  private void get(Context request) {
    request
        .contentType("text/x-shellscript; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"" + NAME + "\"")
        .result(script);
  }

  private static byte[] read() {
    try (InputStream script =
        Objects.requireNonNull(ScriptResource.class.getResourceAsStream(NAME), NAME)) {
      return script.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
