package dev.weatherglass.app.access;

import dev.weatherglass.wire.access.Token;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Browsers that showed a token once. A session is a random name in a cookie that no script and no
/// other site can use; here it stands for the hash of the token, so it ends when the token does.
/// Kept in memory: after a restart people show their token again. Safe for all threads.
final class Sessions {

  static final String COOKIE = "wg_session";
  static final Duration LASTS = Duration.ofHours(12);

  private static final int AT_ONCE = 1_000;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> open =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > AT_ONCE;
        }
      };

  private record Session(String tokenHash, Instant ends) {}

  Sessions(InstantSource clock) {
    this.clock = clock;
  }

  /// Opens a session, and gives it to the browser.
  synchronized void open(Context request, Token token) {
    String name = Token.make(random).text();
    open.put(name, new Session(token.hash(), clock.instant().plus(LASTS)));
    request.cookie(cookie(request, name, (int) LASTS.toSeconds()));
  }

  /// The hash of the token that a browser showed; empty where there is no session, or none any
  /// more.
  synchronized Optional<String> tokenHash(Context request) {
    return Optional.ofNullable(request.cookie(COOKIE))
        .map(open::get)
        .filter(session -> clock.instant().isBefore(session.ends()))
        .map(Session::tokenHash);
  }

  /// Ends the session of a browser.
  synchronized void close(Context request) {
    open.remove(String.valueOf(request.cookie(COOKIE)));
    request.cookie(cookie(request, "", 0));
  }

  private static Cookie cookie(Context request, String value, int seconds) {
    var cookie = new Cookie(COOKIE, value);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure(isSecure(request));
    return cookie;
  }

  /// Also where a proxy in front of us speaks TLS.
  private static boolean isSecure(Context request) {
    return request.scheme().equals("https")
        || "https".equalsIgnoreCase(request.header("X-Forwarded-Proto"));
  }
}
