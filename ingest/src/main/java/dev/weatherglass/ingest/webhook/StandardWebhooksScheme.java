package dev.weatherglass.ingest.webhook;

import java.security.MessageDigest;
import java.util.Base64;

/// The signature of Standard Webhooks 1.0: `v1,` + base64 of HMAC-SHA-256 over `id.time.body`,
/// where the secret is `whsec_` + base64 of the key. Several, separated by spaces, may be given.
public record StandardWebhooksScheme() implements Scheme {

  /// What a secret of this scheme begins with.
  public static final String SECRET = "whsec_";

  private static final String ID = "webhook-id";
  private static final String TIME = "webhook-timestamp";
  private static final String SIGNATURE = "webhook-signature";
  private static final String VERSION = "v1,";

  @Override
  public Authenticity check(Delivery delivery, String secret) {
    String id = delivery.header(ID);
    String time = delivery.header(TIME);
    String signatures = delivery.header(SIGNATURE);
    if (id == null || time == null || signatures == null) {
      return Authenticity.missing(id == null ? ID : time == null ? TIME : SIGNATURE);
    }
    if (!Scheme.isTimely(time, delivery.received())) {
      return TimedHmacScheme.late(TIME);
    }
    byte[] wanted =
        Hmac.SHA256.sign(key(secret), Hmac.utf8(id + "." + time + "."), delivery.body());
    for (String signature : signatures.split("\\s+", -1)) {
      if (signature.startsWith(VERSION)
          && MessageDigest.isEqual(wanted, bytes(signature.substring(VERSION.length())))) {
        return new Authenticity.Genuine();
      }
    }
    return Authenticity.wrong(SIGNATURE);
  }

  private static byte[] key(String secret) {
    return secret.startsWith(SECRET) ? bytes(secret.substring(SECRET.length())) : Hmac.utf8(secret);
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }
}
