package dev.weatherglass.notify.channel;

import java.net.http.HttpResponse;
import java.time.Instant;

/// What the answer to a post means for the message.
final class HttpVerdict {

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY = 429;
  private static final int HUNDRED = 100;

  private HttpVerdict() {}

  /// 2xx: it has it. 408, 425, 429 and 5xx: later. All else, redirects too: never.
  static SendResult of(HttpResponse<String> response, Instant now) {
    int status = response.statusCode();
    String reason = "HTTP " + status + errorWord(response.body());
    return switch (status / HUNDRED) {
      case 2 -> new SendResult.Sent(null);
      case 5 -> later(response, now, reason);
      case 3 -> new SendResult.Refused(reason + ", and redirects are not followed");
      default -> isPassing(status) ? later(response, now, reason) : new SendResult.Refused(reason);
    };
  }

  private static SendResult later(HttpResponse<String> response, Instant now, String reason) {
    return new SendResult.TryLater(
        response
            .headers()
            .firstValue("Retry-After")
            .flatMap(v -> RetryAfter.of(v, now))
            .orElse(null),
        reason);
  }

  private static boolean isPassing(int status) {
    return status == REQUEST_TIMEOUT || status == TOO_EARLY || status == TOO_MANY;
  }

  /// Slack's word for what is wrong, as `invalid_blocks`. Other texts stay out: servers like to
  /// repeat the path that was asked for, and the path is the secret.
  private static String errorWord(String body) {
    return body.matches("[a-z]{2,20}(_[a-z]{1,20}){0,5}") ? " " + body : "";
  }
}
