package dev.weatherglass.app.access;

import dev.weatherglass.wire.access.Token;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// `/login` and `/logout`: how a person shows a token to a browser, which sends none by itself.
final class LoginResource {

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private final Identification identification;
  private final Sessions sessions;
  private final String page = read("login.html");
  private final String refused = read("login-refused.html");

  LoginResource(Identification identification, Sessions sessions) {
    this.identification = identification;
    this.sessions = sessions;
  }

  void routes(RoutesConfig routes) {
    routes.get("/login", request -> show(request, page));
    routes.post("/login", this::login);
    routes.post("/logout", this::logout);
  }

  private void login(Context request) {
    String said = Objects.requireNonNullElse(request.formParam("token"), "").strip();
    if (identification.bySecret(said).isUnknown()) {
      request.status(HttpStatus.UNAUTHORIZED);
      show(request, refused);
      return;
    }
    sessions.open(request, new Token(said));
    request.redirect(destination(request), HttpStatus.SEE_OTHER);
  }

  private void logout(Context request) {
    sessions.close(request);
    request.redirect("/login", HttpStatus.SEE_OTHER);
  }

  /// Only a path of ours: an address elsewhere would make us a signpost for strangers.
  private static String destination(Context request) {
    String to = Objects.requireNonNullElse(request.queryParam("to"), "/");
    return to.matches("/[^/\\\\].*") ? to : "/";
  }

  private static void show(Context request, String html) {
    request
        .header("Content-Security-Policy", POLICY)
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .html(html);
  }

  private static String read(String name) {
    try (InputStream file =
        Objects.requireNonNull(LoginResource.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
