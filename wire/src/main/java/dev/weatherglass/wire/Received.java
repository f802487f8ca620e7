package dev.weatherglass.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The header by which a verdict says when the broker got the record that decided it: epoch
/// milliseconds by the wall clock, as decimal text.
public final class Received {

  /// The header's name.
  public static final String HEADER = "wg-received";

  private Received() {}

  /// The header's value.
  public static byte[] encode(long epochMillis) {
    return Long.toString(epochMillis).getBytes(StandardCharsets.US_ASCII);
  }

  /// The time that a value says; empty if it says none.
  public static Optional<Long> decode(byte[] value) {
    try {
      return Optional.of(Long.valueOf(new String(value, StandardCharsets.US_ASCII)));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
