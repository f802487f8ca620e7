package dev.weatherglass.wire.access;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the sender of a request may do.
///
/// @param name of the token, for the audit log and for messages; not blank
/// @param scopes what it may be used for; [Scope#ADMIN] holds all others
/// @param services the only ones it may read and write; empty for all of them
public record Grant(String name, Set<Scope> scopes, Optional<Set<String>> services) {

  /// Under which a request carries its grant.
  public static final String ATTRIBUTE = "weatherglass.grant";

  /// Of everybody, where nobody has to say who he is.
  public static final Grant EVERYTHING =
      new Grant("everybody", Set.of(Scope.values()), Optional.empty());

  /// Of a sender that did not say who it is, where it has to.
  public static final Grant NOTHING = new Grant("nobody", Set.of(), Optional.empty());

  public Grant {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    scopes = Set.copyOf(scopes);
    services = services.map(Set::copyOf);
  }

  /// Whether it may do this at all.
  public boolean may(Scope scope) {
    return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
  }

  /// Whether it may know of this service and send for it.
  ///
  /// @param service null for what belongs to none, which only a grant for all services sees
  public boolean sees(@Nullable String service) {
    return services.isEmpty() || (service != null && services.get().contains(service));
  }

  /// The grant that a request carries.
  ///
  /// @param attribute what stands under [#ATTRIBUTE]
  /// @throws IllegalStateException if there is none: the server must give every request one
  public static Grant of(@Nullable Object attribute) {
    if (attribute instanceof Grant grant) {
      return grant;
    }
    throw new IllegalStateException("the request carries no grant but " + attribute);
  }
}
