package dev.weatherglass.ingest.conformance;

import dev.weatherglass.ingest.webhook.AnyScheme;
import dev.weatherglass.ingest.webhook.Hmac;
import dev.weatherglass.ingest.webhook.HmacScheme;
import dev.weatherglass.ingest.webhook.RsaScheme;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.StandardWebhooksScheme;
import dev.weatherglass.ingest.webhook.TimedHmacScheme;
import dev.weatherglass.ingest.webhook.TokenScheme;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/// Signs requests as the senders do.
final class Signer {

  /// Makes a key pair each time: the secret of the one source that signs with RSA is its public
  /// half.
  private static final KeyPair RSA = keyPair();

  private static final String SIGNED_BY_RSA = "travis";

  private Signer() {}

  /// The secret that the tests configure for a source.
  static String secret(String source) {
    return source.equals(SIGNED_BY_RSA)
        ? "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(RSA.getPublic().getEncoded())
            + "\n-----END PUBLIC KEY-----\n"
        : source + "-s3cret";
  }

  /// The headers that prove the secret.
  static Map<String, String> headers(Scheme scheme, String secret, byte[] body, Instant now) {
    String time = String.valueOf(now.getEpochSecond());
    return switch (scheme) {
      case HmacScheme(String header, String prefix, Hmac hmac) ->
          Map.of(header, prefix + hex(hmac.sign(utf8(secret), body)));
      case TimedHmacScheme timed -> timed(timed, secret, body, time);
      case StandardWebhooksScheme _ ->
          Map.of(
              "webhook-id",
              "msg_1",
              "webhook-timestamp",
              time,
              "webhook-signature",
              "v1," + base64(Hmac.SHA256.sign(utf8(secret), utf8("msg_1." + time + "."), body)));
      case TokenScheme(var headers) ->
          headers.isEmpty()
              ? Map.of("Authorization", "Bearer " + secret)
              : Map.of(headers.getFirst(), secret);
      case RsaScheme rsa -> Map.of(rsa.header(), base64(signed(form(body, rsa.form()))));
      case AnyScheme any -> headers(any.schemes().getFirst(), secret, body, now);
    };
  }

  private static Map<String, String> timed(
      TimedHmacScheme scheme, String secret, byte[] body, String time) {
    String hex = hex(Hmac.SHA256.sign(utf8(secret), utf8(time + scheme.separator()), body));
    return scheme.timeHeader() == null
        ? Map.of(scheme.header(), "timestamp=" + time + ",signature=" + hex)
        : Map.of(scheme.header(), hex, scheme.timeHeader(), time);
  }

  private static byte[] form(byte[] body, String field) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.startsWith(field + "=")
        ? utf8(URLDecoder.decode(text.substring(field.length() + 1), StandardCharsets.UTF_8))
        : body;
  }

  private static byte[] signed(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance("SHA1withRSA");
      signature.initSign(RSA.getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
