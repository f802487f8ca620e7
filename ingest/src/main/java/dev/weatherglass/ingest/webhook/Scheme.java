package dev.weatherglass.ingest.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way in which a sender proves that it knows the secret.
///
/// Immutable; any thread may call.
public sealed interface Scheme
    permits HmacScheme, TimedHmacScheme, StandardWebhooksScheme, TokenScheme, RsaScheme, AnyScheme {

  /// How far the time of a signature may be from the time of receipt, both ways.
  Duration TOLERANCE = Duration.ofMinutes(5);

  /// Whether the request comes from somebody who knows the secret.
  Authenticity check(Delivery delivery, String secret);

  /// `Authorization` as Bearer or as the password of Basic, or `?token=` in the URL: for senders
  /// that sign nothing.
  static Scheme token(String... headers) {
    return new TokenScheme(List.of(headers));
  }

  /// HMAC-SHA-256 in hex over the body, as `prefix` + hex.
  static Scheme hmac(String header, String prefix) {
    return new HmacScheme(header, prefix, Hmac.SHA256);
  }

  /// Whether a signature made at this time may be received then.
  ///
  /// @param seconds since 1970, as the sender wrote them; null where it wrote none
  static boolean isTimely(@Nullable String seconds, Instant received) {
    try {
      return seconds != null
          && Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds.strip())), received)
                  .abs()
                  .compareTo(TOLERANCE)
              <= 0;
    } catch (NumberFormatException | java.time.DateTimeException | ArithmeticException _) {
      return false;
    }
  }
}
