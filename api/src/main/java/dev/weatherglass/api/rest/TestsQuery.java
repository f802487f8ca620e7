package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.core.event.TestEvent;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the lists of tests ask for.
///
/// @param what whole suites or single cases
/// @param after where the page before ended; null for the beginning
record TestsQuery(Scope scope, TestEvent.Scope what, int limit, @Nullable Rank after) {

  static TestsQuery flaky(Context request) {
    return of(request, false);
  }

  static TestsQuery slowest(Context request) {
    return of(request, true);
  }

  private static TestsQuery of(Context request, boolean either) {
    var parameters = new Parameters(request);
    var query =
        new TestsQuery(
            parameters.scope(),
            Objects.requireNonNullElse(
                either ? parameters.word("scope", TestEvent.Scope.class) : null,
                TestEvent.Scope.CASE),
            parameters.limit(),
            parameters.cursor(Rank::read));
    parameters.check();
    return query;
  }

  /// The same about a period with both ends.
  ///
  /// @param newest when the newest run ended
  Scope recent(Optional<Instant> newest) {
    Span span = Recent.of(scope.span(), newest);
    return new Scope(scope.service(), scope.environment(), span, scope.visible());
  }
}
