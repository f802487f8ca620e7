package dev.weatherglass.notify.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Standard Webhooks says (specification 1.0): `v1,` and base64 of HMAC-SHA256 over
/// `id.timestamp.body`.
final class WebhookSignature {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "whsec_";
  private static final int SHORTEST_KEY_BYTES = 16;

  private final SecretKeySpec key;

  private WebhookSignature(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /// Reads the option.
  ///
  /// @throws IllegalArgumentException that does not show the value
  static WebhookSignature of(ChannelSettings settings, String option) {
    String secret = settings.required(option);
    try {
      byte[] key = Base64.getDecoder().decode(secret.replaceFirst("^" + PREFIX, ""));
      if (secret.startsWith(PREFIX) && key.length >= SHORTEST_KEY_BYTES) {
        return new WebhookSignature(key);
      }
    } catch (IllegalArgumentException _) {
      // Its message would show the value.
    }
    throw new IllegalArgumentException(
        settings.path(option)
            + " must be "
            + PREFIX
            + " and at least "
            + SHORTEST_KEY_BYTES
            + " bytes in base64 (its value is not shown)");
  }

  /// The value of `webhook-signature`.
  ///
  /// @param timestamp seconds since the epoch
  String sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
