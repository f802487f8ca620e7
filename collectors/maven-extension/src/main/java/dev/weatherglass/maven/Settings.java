package dev.weatherglass.maven;

import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the environment says: `WEATHERGLASS_URL` (without it everything is off), `…_TOKEN`,
/// `…_SERVICE`, `…_SPOOL` and `…_MAX_MS`.
final class Settings {

  /// Longest time in milliseconds that the end of a build waits for the hub, unless told otherwise.
  static final int MAX_MILLIS = 300;

  private static final int UPPER_LIMIT_MILLIS = 60_000;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern HTTP = Pattern.compile("https?://[^\\s]+");
  private static final Pattern NOT_FOR_FILES = Pattern.compile("[^A-Za-z0-9.-]");

  /// Of the hub, without a slash at its end.
  final String url;

  /// Null where the hub asks for none.
  final @Nullable String token;

  /// What to call the service; null for the name of the project.
  final @Nullable String service;

  /// Where events wait for the hub.
  final Path spool;

  /// Longest time in milliseconds that the end of a build may wait.
  final int maxMillis;

  private Settings(
      String url, @Nullable String token, @Nullable String service, Path spool, int maxMillis) {
    this.url = url;
    this.token = token;
    this.service = service;
    this.spool = spool;
    this.maxMillis = maxMillis;
  }

  /// Null where nothing shall be sent: no address; a token that is there but empty, as CI gives a
  /// secret to a fork; a pull request in CI without a token, which may be a fork's.
  ///
  /// @param serverToken the token in Maven's settings; null where there is none
  static @Nullable Settings of(
      Map<String, String> environment, String home, Ci ci, @Nullable String serverToken) {
    String url = withoutSlash(said(environment, "WEATHERGLASS_URL"));
    String token = said(environment, "WEATHERGLASS_TOKEN");
    boolean withheld = environment.containsKey("WEATHERGLASS_TOKEN") && token.isEmpty();
    if (token.isEmpty() && serverToken != null) {
      token = serverToken;
      withheld = false;
    }
    boolean stranger = ci.vendor != null && ci.pullRequest != null && token.isEmpty();
    if (!HTTP.matcher(url).matches() || withheld || stranger) {
      return null;
    }
    return new Settings(
        url,
        token.isEmpty() ? null : token,
        orNull(said(environment, "WEATHERGLASS_SERVICE")),
        spool(environment, home, url),
        maxMillis(said(environment, "WEATHERGLASS_MAX_MS")));
  }

  /// The address as it may stand in a log.
  String shownUrl() {
    return Addresses.withoutCredentials(url);
  }

  private static Path spool(Map<String, String> environment, String home, String url) {
    String named = said(environment, "WEATHERGLASS_SPOOL");
    String cache = said(environment, "XDG_CACHE_HOME");
    Path folder =
        !named.isEmpty()
            ? Paths.get(named)
            : (cache.isEmpty() ? Paths.get(home, ".cache") : Paths.get(cache))
                .resolve("weatherglass/spool");
    String hub = Addresses.withoutCredentials(url);
    return folder.resolve(NOT_FOR_FILES.matcher(hub).replaceAll("_"));
  }

  private static int maxMillis(String said) {
    if (!NUMBER.matcher(said).matches()) {
      return MAX_MILLIS;
    }
    return Math.min(Integer.parseInt(said), UPPER_LIMIT_MILLIS);
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static String said(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null ? "" : value.trim();
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
