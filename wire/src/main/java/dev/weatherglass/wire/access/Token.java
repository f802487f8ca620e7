package dev.weatherglass.wire.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A secret by which somebody proves who it is: `wg_`, 32 random bytes in 43 digits of base 62, and
/// their CRC-32 in 6. By the checksum a token that was copied badly is told from one that nobody
/// knows, without asking anybody, and scanners for secrets can be sure of a find.
///
/// With 256 random bits a plain SHA-256 can be kept in its place: there is nothing to guess, so
/// nothing to slow down.
///
/// @param text the whole secret; never to be logged or kept
public record Token(String text) {

  private static final String PREFIX = "wg_";
  private static final int BYTES = 32;
  private static final int DIGITS = 43; // 62^43 > 2^256
  private static final int CHECKSUM_DIGITS = 6; // 62^6 > 2^32
  private static final Pattern FORM =
      Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (DIGITS + CHECKSUM_DIGITS) + "}");
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());

  /// @throws IllegalArgumentException if the text is no token; the message does not repeat it
  public Token {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a token must be wg_ and %d letters and digits but had %d characters"
              .formatted(DIGITS + CHECKSUM_DIGITS, text.length()));
    }
    int end = text.length() - CHECKSUM_DIGITS;
    if (!text.substring(end).equals(checksum(text.substring(PREFIX.length(), end)))) {
      throw new IllegalArgumentException(
          "the token's checksum is wrong: it was not copied whole, or changed");
    }
  }

  /// A token that nobody had before.
  ///
  /// @param random must be unpredictable
  public static Token make(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String digits = digits(new BigInteger(1, bytes), DIGITS);
    return new Token(PREFIX + digits + checksum(digits));
  }

  /// What may be kept of it: its SHA-256, in hex.
  public String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Whether this is the token of that hash, in a time that says nothing about where they differ.
  public boolean hasHash(String hash) {
    return MessageDigest.isEqual(
        hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.UTF_8));
  }

  private static String checksum(String digits) {
    var crc = new CRC32();
    crc.update(digits.getBytes(StandardCharsets.US_ASCII));
    return digits(BigInteger.valueOf(crc.getValue()), CHECKSUM_DIGITS);
  }

  private static String digits(BigInteger number, int count) {
    var digits = new StringBuilder();
    BigInteger rest = number;
    for (int i = 0; i < count; i++) {
      BigInteger[] parts = rest.divideAndRemainder(BASE);
      digits.append(ALPHABET.charAt(parts[1].intValue()));
      rest = parts[0];
    }
    return digits.reverse().toString();
  }

  /// Never shows the secret.
  @Override
  public String toString() {
    return "Token[…]";
  }
}
