package dev.weatherglass.testkit;

import java.time.Duration;
import java.util.Map;

/// What an [HttpReceiver] does with one request.
public sealed interface Answer {

  /// An ordinary answer.
  ///
  /// @param status 200 to 599
  record Reply(int status, Map<String, String> headers, String body) implements Answer {

    public Reply {
      if (status < 200 || status > 599) {
        throw new IllegalArgumentException("status must be 200 to 599 but was " + status);
      }
      headers = Map.copyOf(headers);
    }
  }

  /// Takes the request and says nothing until the receiver is closed.
  record Hang() implements Answer {}

  /// Takes the request and drops the connection.
  record Cut() implements Answer {}

  /// An empty answer.
  static Answer status(int status) {
    return new Reply(status, Map.of(), "");
  }

  /// An answer with a JSON body.
  static Answer json(int status, String body) {
    return new Reply(status, Map.of("Content-Type", "application/json"), body);
  }

  /// 429 with `Retry-After`.
  static Answer tooMany(Duration retryAfter) {
    return new Reply(429, Map.of("Retry-After", String.valueOf(retryAfter.toSeconds())), "");
  }

  /// No answer at all.
  static Answer hang() {
    return new Hang();
  }

  /// A dropped connection.
  static Answer cut() {
    return new Cut();
  }
}
