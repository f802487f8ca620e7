package dev.weatherglass.app.access;

import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Scope;
import dev.weatherglass.wire.access.Token;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A token as it is kept: everything but the secret.
///
/// @param name what people call it; 1 to 64 letters, digits, `.`, `_` or `-`
/// @param hash SHA-256 of the secret, in hex
/// @param scopes words of [Scope], at least one
/// @param services the only ones it may read and write; null for all of them
/// @param created when it was made
/// @param expires from when on it is worth nothing; null for never
public record KnownToken(
    String name,
    String hash,
    List<String> scopes,
    @Nullable List<String> services,
    Instant created,
    @Nullable Instant expires) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public KnownToken {
    require(NAME.matcher(name).matches(), "name must be 1 to 64 of A-Z a-z 0-9 . _ -", name);
    require(HASH.matcher(hash).matches(), "hash must be 64 hex digits", hash);
    scopes = List.copyOf(scopes);
    require(!scopes.isEmpty(), "scope must be given at least once", "");
    for (String scope : scopes) {
      require(
          Scope.find(scope).isPresent(),
          "scope must be one of " + String.join(", ", Scope.words()),
          scope);
    }
    services = services == null ? null : List.copyOf(services);
    require(services == null || !services.isEmpty(), "services must not be empty", "");
    require(
        services == null || services.stream().noneMatch(String::isBlank),
        "service must not be blank",
        "");
  }

  /// A new token, as it is kept.
  public static KnownToken of(Token token, Request asked, Instant created) {
    return new KnownToken(
        asked.name(),
        token.hash(),
        asked.scopes().stream().distinct().toList(),
        asked.services().isEmpty() ? null : asked.services().stream().distinct().toList(),
        created,
        asked.expires());
  }

  /// What somebody wants of a new token.
  ///
  /// @param services empty for all of them
  public record Request(
      String name, List<String> scopes, List<String> services, @Nullable Instant expires) {}

  /// What its owner may do.
  public Grant grant() {
    Set<Scope> may = new HashSet<>();
    scopes.forEach(word -> Scope.find(word).ifPresent(may::add));
    return new Grant(name, may, Optional.ofNullable(services).map(Set::copyOf));
  }

  /// Whether it is worth nothing any more.
  public boolean expired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  private static void require(boolean right, String must, String was) {
    if (!right) {
      throw new IllegalArgumentException(was.isEmpty() ? must : must + " but was " + was);
    }
  }
}
