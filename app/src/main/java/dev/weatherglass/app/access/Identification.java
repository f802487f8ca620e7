package dev.weatherglass.app.access;

import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Token;
import io.javalin.http.Context;
import java.util.Optional;

/// Finds out who sent a request: everybody while there are no tokens, else by token or session.
///
/// @param keyring the tokens
/// @param sessions of browsers
/// @param uses is told of each token that is used
record Identification(Keyring keyring, Sessions sessions, LastUses uses) {

  private static final String MISSING = "a token is missing: send Authorization: Bearer wg_…";
  private static final String UNKNOWN =
      "nobody knows this token: it was revoked, is over, or was made for another hub";

  Visitor of(Context request) {
    if (!keyring.inUse()) {
      return Visitor.welcome(Grant.EVERYTHING);
    }
    Optional<String> said = Credentials.of(request);
    return said.isPresent() ? bySecret(said.get()) : bySession(request);
  }

  /// Who has this secret.
  Visitor bySecret(String said) {
    Token token;
    try {
      token = new Token(said);
    } catch (IllegalArgumentException e) {
      return Visitor.unknown(String.valueOf(e.getMessage()));
    }
    return keyring
        .find(token)
        .map(known -> Visitor.welcome(used(known)))
        .orElseGet(() -> Visitor.unknown(UNKNOWN));
  }

  private Grant used(KnownToken known) {
    uses.used(known);
    return known.grant();
  }

  private Visitor bySession(Context request) {
    return sessions
        .tokenHash(request)
        .flatMap(keyring::ofHash)
        .map(known -> Visitor.browsing(used(known)))
        .orElseGet(() -> Visitor.unknown(MISSING));
  }
}
