package dev.weatherglass.ingest.webhook;

import java.util.Locale;
import java.util.regex.Pattern;

/// A keyed hash of the body in hex, in one header: GitHub, Bitbucket, CircleCI, PagerDuty, Flux and
/// many more. The header may hold several, separated by commas, while a secret is replaced; one
/// that fits is enough.
///
/// @param header that holds it
/// @param prefix what stands before each, as `sha256=` or `v1=`; may be empty
/// @param hmac which hash
public record HmacScheme(String header, String prefix, Hmac hmac) implements Scheme {

  private static final Pattern COMMA = Pattern.compile(",");

  @Override
  public Authenticity check(Delivery delivery, String secret) {
    String claims = delivery.header(header);
    if (claims == null) {
      return Authenticity.missing(header);
    }
    boolean fits =
        COMMA
            .splitAsStream(claims)
            .map(claim -> claim.strip().toLowerCase(Locale.ROOT))
            .filter(claim -> claim.startsWith(prefix))
            .anyMatch(
                claim -> hmac.isHex(claim.substring(prefix.length()), secret, delivery.body()));
    return fits ? new Authenticity.Genuine() : Authenticity.wrong(header);
  }
}
