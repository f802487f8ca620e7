package dev.weatherglass.wire;

import java.nio.charset.StandardCharsets;

/// The value of a record on the ticks topic: epoch milliseconds as decimal text.
public final class Ticks {

  private Ticks() {}

  /// The value that says this time.
  public static byte[] encode(long epochMillis) {
    return Long.toString(epochMillis).getBytes(StandardCharsets.US_ASCII);
  }

  /// The time that a value says.
  ///
  /// @throws NumberFormatException if the value is no number
  public static long decode(byte[] value) {
    return Long.parseLong(new String(value, StandardCharsets.US_ASCII));
  }
}
