package dev.weatherglass.app.access;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Where a request may carry its token: `Authorization` as `Bearer` (or `Token`, as InfluxDB's
/// clients say), the password of `Authorization: Basic` for tools that know nothing else, or the
/// header in which the sender of another product puts its key. Never the address: addresses end up
/// in logs.
final class Credentials {

  static final List<String> HEADERS =
      List.of("DD-API-KEY", "X-Api-Key", "Api-Token", "X-Gitlab-Token", "X-Buildkite-Token");

  private Credentials() {}

  /// What the sender says; empty where it says nothing.
  static Optional<String> of(Context request) {
    return Optional.ofNullable(request.header("Authorization"))
        .flatMap(Credentials::authorization)
        .or(() -> HEADERS.stream().map(request::header).filter(Objects::nonNull).findFirst())
        .map(String::strip)
        .filter(said -> !said.isEmpty());
  }

  private static Optional<String> authorization(String header) {
    String[] words = header.strip().split("\\s+", 2);
    String last = words[words.length - 1];
    return words[0].toLowerCase(Locale.ROOT).equals("basic") ? password(last) : Optional.of(last);
  }

  /// The password; the user where there is no password.
  private static Optional<String> password(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      String[] words = pair.split(":", 2);
      return Optional.of(words.length == 2 && !words[1].isEmpty() ? words[1] : words[0]);
    } catch (IllegalArgumentException _) {
      return Optional.of(base64); // no base64, and so no token either
    }
  }
}
