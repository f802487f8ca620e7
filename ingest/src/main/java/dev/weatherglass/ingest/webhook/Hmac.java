package dev.weatherglass.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keyed hashes (RFC 2104), compared in constant time.
public enum Hmac {
  SHA256("HmacSHA256"),
  SHA512("HmacSHA512");

  private final String algorithm;

  Hmac(String algorithm) {
    this.algorithm = algorithm;
  }

  /// The hash of several parts, one after the other.
  public byte[] sign(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }

  /// Whether this is the hash of the parts, written in hex of any case.
  boolean isHex(String hex, String secret, byte[]... parts) {
    try {
      byte[] claimed = HexFormat.of().parseHex(hex.strip());
      return MessageDigest.isEqual(sign(utf8(secret), parts), claimed);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
