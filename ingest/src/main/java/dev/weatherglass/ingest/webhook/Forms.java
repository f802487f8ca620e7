package dev.weatherglass.ingest.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bodies that are forms with JSON in one field, as GitHub and Travis can send.
public final class Forms {

  private Forms() {}

  /// The decoded value of a field, or the body itself where it does not begin like such a form.
  ///
  /// @throws IllegalArgumentException if the value is not URL-encoded
  public static byte[] value(byte[] body, String field) {
    byte[] start = Hmac.utf8(field + "=");
    if (body.length < start.length
        || !Arrays.equals(body, 0, start.length, start, 0, start.length)) {
      return body;
    }
    String value =
        new String(body, start.length, body.length - start.length, StandardCharsets.UTF_8);
    int end = value.indexOf('&');
    return Hmac.utf8(
        URLDecoder.decode(end < 0 ? value : value.substring(0, end), StandardCharsets.UTF_8));
  }
}
