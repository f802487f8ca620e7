package dev.weatherglass.app.client;

import dev.weatherglass.wire.Json;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the hub said to one request.
///
/// @param status of HTTP
/// @param body as JSON; a missing node where there is none
/// @param retryAfter how long the hub asks to wait; empty where it does not
public record Reply(int status, JsonNode body, Optional<Duration> retryAfter) {

  static Reply of(HttpResponse<byte[]> answer) {
    return new Reply(answer.statusCode(), json(answer.body()), retryAfter(answer));
  }

  /// Whether the hub did what it was asked.
  public boolean ok() {
    return status < 300;
  }

  /// Whether the same request may succeed later.
  public boolean mayPass() {
    return status == 429 || status >= 500;
  }

  /// What was wrong, as an exception to throw.
  public HubAnswerException refusal() {
    return new HubAnswerException(status, "the hub answered " + status + why() + advice());
  }

  private String why() {
    var why = new StringJoiner(";", body.path("detail").asString(""), "");
    for (JsonNode error : body.path("errors")) {
      why.add(" " + error.path("pointer").asString("") + " " + error.path("detail").asString(""));
    }
    return why.toString().isBlank() ? "" : ": " + why;
  }

  private String advice() {
    return switch (status) {
      case 401 -> " (WEATHERGLASS_TOKEN must hold a token of this hub)";
      case 403 -> " (the token in WEATHERGLASS_TOKEN may not do that)";
      default -> "";
    };
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? Json.MAPPER.missingNode() : Json.MAPPER.readTree(body);
    } catch (JacksonException _) {
      return Json.MAPPER.missingNode();
    }
  }

  private static Optional<Duration> retryAfter(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(seconds -> seconds.matches("\\d{1,5}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }
}
