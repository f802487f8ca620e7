package dev.weatherglass.ingest.webhook;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// RSA with SHA-1 in base64, as Travis CI signs its `payload`; the secret is the sender's *public*
/// key in PEM, copied into the configuration: it is never fetched.
///
/// @param header that holds the signature
/// @param form the field of a form whose decoded value is signed; empty where the body is
public record RsaScheme(String header, String form) implements Scheme {

  private static final String ALGORITHM = "SHA1withRSA";

  @Override
  public Authenticity check(Delivery delivery, String secret) {
    String claim = delivery.header(header);
    if (claim == null) {
      return Authenticity.missing(header);
    }
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(
          KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(key(secret))));
      signature.update(form.isEmpty() ? delivery.body() : Forms.value(delivery.body(), form));
      return signature.verify(Base64.getDecoder().decode(claim.strip()))
          ? new Authenticity.Genuine()
          : Authenticity.wrong(header);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return Authenticity.wrong(header);
    }
  }

  private static byte[] key(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }
}
