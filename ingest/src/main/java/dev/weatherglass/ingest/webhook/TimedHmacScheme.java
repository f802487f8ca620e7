package dev.weatherglass.ingest.webhook;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// HMAC-SHA-256 in hex over the time, a separator and the body.
///
/// @param header that holds the hash; with `timeHeader` null, as `timestamp=…,signature=…`
/// @param timeHeader that holds the time in seconds since 1970; null where it is in `header`
/// @param separator between time and body
public record TimedHmacScheme(String header, @Nullable String timeHeader, String separator)
    implements Scheme {

  @Override
  public Authenticity check(Delivery delivery, String secret) {
    String value = delivery.header(header);
    if (value == null) {
      return Authenticity.missing(header);
    }
    Map<String, String> parts = timeHeader == null ? parts(value) : Map.of("signature", value);
    String time = timeHeader == null ? parts.get("timestamp") : delivery.header(timeHeader);
    if (!Scheme.isTimely(time, delivery.received())) {
      return late(timeHeader == null ? header : timeHeader);
    }
    String hex = parts.getOrDefault("signature", "");
    boolean fits = Hmac.SHA256.isHex(hex, secret, Hmac.utf8(time + separator), delivery.body());
    return fits ? new Authenticity.Genuine() : Authenticity.wrong(header);
  }

  static Authenticity late(String header) {
    return new Authenticity.Doubtful(
        header, header + " is not within " + TOLERANCE.toMinutes() + " minutes of now");
  }

  private static Map<String, String> parts(String value) {
    return Arrays.stream(value.split(",", -1))
        .map(part -> part.strip().split("=", 2))
        .filter(part -> part.length == 2)
        .collect(Collectors.toMap(part -> part[0], part -> part[1], (_, last) -> last));
  }
}
