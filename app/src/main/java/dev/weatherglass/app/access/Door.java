package dev.weatherglass.app.access;

import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a route wants of who comes.
enum Door {
  /// Nothing: it tells no more than that and what we are.
  OPEN(null, false),
  /// To send.
  SEND(Scope.EVENTS_WRITE, false),
  /// To send, or to have signed with the secret of a source: only the resource can tell.
  HOOK(null, false),
  /// To read; lists and single things show what the token's services allow.
  READ(Scope.READ, false),
  /// To read what cannot be taken apart by service.
  READ_ALL(Scope.READ, true),
  /// To change what is said about alerts.
  ALERTS(Scope.ALERTS_WRITE, false),
  /// Everything.
  ADMIN(Scope.ADMIN, true);

  private final @Nullable Scope scope;
  private final boolean allServices;

  Door(@Nullable Scope scope, boolean allServices) {
    this.scope = scope;
    this.allServices = allServices;
  }

  /// Whether a token is asked for.
  boolean isGuarded() {
    return scope != null;
  }

  /// What the grant lacks, as the end of a sentence; empty where it may enter.
  Optional<String> lacks(Grant grant) {
    if (scope != null && !grant.may(scope)) {
      return Optional.of("has not the scope " + scope.word());
    }
    return allServices && grant.services().isPresent()
        ? Optional.of("is limited to some services, and this shows all of them")
        : Optional.empty();
  }
}
