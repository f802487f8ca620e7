package dev.weatherglass.ingest.source;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures by HMAC-SHA-256 over raw bytes, compared in constant time.
final class HmacSha256 {

  private static final String ALGORITHM = "HmacSHA256";

  private HmacSha256() {}

  /// Whether this is the signature of the body, written in hex of any case.
  static boolean isSignature(String hex, byte[] body, String secret) {
    try {
      byte[] claimed = HexFormat.of().parseHex(hex.strip());
      return MessageDigest.isEqual(sign(body, secret), claimed);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  static byte[] sign(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
