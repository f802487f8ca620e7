package dev.weatherglass.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The secret itself: `Authorization: Bearer`, the password of `Authorization: Basic`, `?token=` in
/// the URL, or a header of the sender's own.
///
/// @param headers of the sender's own, as `X-Gitlab-Token`; may be empty
public record TokenScheme(List<String> headers) implements Scheme {

  /// The parameter of the URL, for senders that can do nothing else.
  public static final String PARAMETER = "token";

  private static final String AUTHORIZATION = "Authorization";

  public TokenScheme {
    headers = List.copyOf(headers);
  }

  @Override
  public Authenticity check(Delivery delivery, String secret) {
    List<String> claims = claims(delivery).toList();
    if (claims.isEmpty()) {
      return Authenticity.missing(headers.isEmpty() ? AUTHORIZATION : headers.getFirst());
    }
    return claims.stream().anyMatch(claim -> same(claim, secret))
        ? new Authenticity.Genuine()
        : new Authenticity.Doubtful(
            headers.isEmpty() ? AUTHORIZATION : headers.getFirst(),
            "the token is not the configured secret");
  }

  private Stream<String> claims(Delivery delivery) {
    return Stream.concat(
            Stream.of(
                authorization(delivery.header(AUTHORIZATION)), delivery.query().get(PARAMETER)),
            headers.stream().map(delivery::header))
        .mapMulti((@Nullable String claim, java.util.function.Consumer<String> there) -> {
          if (claim != null) {
            there.accept(claim);
          }
        });
  }

  private static @Nullable String authorization(@Nullable String value) {
    if (value == null) {
      return null;
    }
    String[] parts = value.strip().split("\\s+", 2);
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "basic" -> password(parts[parts.length - 1]);
      default -> parts[parts.length - 1];
    };
  }

  private static @Nullable String password(String base64) {
    try {
      String pair = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static boolean same(String claim, String secret) {
    return MessageDigest.isEqual(Hmac.utf8(claim), Hmac.utf8(secret));
  }
}
