package dev.weatherglass.core.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Ids that are a function of what they name: base32 of the first 128 bits of SHA-256 over the
/// parts, so that everybody who sees the same object computes the same id.
public final class StableId {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final char SEPARATOR = '\u001f';
  private static final int BYTES = 16;
  private static final int BITS_PER_CHARACTER = 5;

  private StableId() {}

  /// The id of the object that these parts name, 26 characters of lower-case base32.
  ///
  /// @param parts in a fixed order; joined by the unit separator, so that `("a", "bc")` and `("ab",
  ///   "c")` differ
  public static String of(String... parts) {
    byte[] hash = sha256(String.join(String.valueOf(SEPARATOR), parts));
    var id = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (int i = 0; i < BYTES; i++) {
      bits = (bits << Byte.SIZE) | (hash[i] & 0xff);
      held += Byte.SIZE;
      while (held >= BITS_PER_CHARACTER) {
        held -= BITS_PER_CHARACTER;
        id.append(ALPHABET.charAt((bits >> held) & 0x1f));
      }
    }
    if (held > 0) {
      id.append(ALPHABET.charAt((bits << (BITS_PER_CHARACTER - held)) & 0x1f));
    }
    return id.toString();
  }

  /// SHA-256 of a text in UTF-8.
  public static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
