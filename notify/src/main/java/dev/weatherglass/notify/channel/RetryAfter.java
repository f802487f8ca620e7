package dev.weatherglass.notify.channel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The header Retry-After: seconds or an HTTP date (RFC 9110, section 10.2.3).
final class RetryAfter {

  private RetryAfter() {}

  /// How long to wait from now; empty where the value is neither. A date in the past is no wait.
  static Optional<Duration> of(String value, Instant now) {
    String text = value.strip();
    return text.matches("\\d{1,9}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : ofDate(text, now);
  }

  private static Optional<Duration> ofDate(String text, Instant now) {
    try {
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(now, until);
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
