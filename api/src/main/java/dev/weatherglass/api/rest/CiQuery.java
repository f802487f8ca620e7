package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Scope;
import dev.weatherglass.core.delivery.ci.DurationPolicy;
import io.javalin.http.Context;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What `GET /api/v1/summaries/ci` asks for.
///
/// @param policy when builds count as slower where the judge cannot know
/// @param limit how many services
/// @param after the service with which the page before ended; null for the beginning
record CiQuery(Scope scope, DurationPolicy policy, int limit, @Nullable String after) {

  private static final DurationPolicy USUAL = DurationPolicy.DEFAULT;
  private static final int MAX_SERVICES = 100;
  private static final int SERVICES = 5;
  private static final int MAX_BUILDS = 1_000;

  static CiQuery of(Context request) {
    var parameters = new Parameters(request);
    Scope scope = parameters.scope();
    double relative = parameters.decimal("relativeIncrease", USUAL.relativeIncrease());
    if (relative == 0) {
      parameters.refuse("relativeIncrease", "must be positive");
    }
    double seconds = parameters.decimal("minimumIncreaseSeconds", USUAL.minimumIncreaseSeconds());
    @Nullable Boolean sustained = parameters.flag("sustained");
    int latest = parameters.whole("latest", 1, MAX_BUILDS, USUAL.latest());
    int baseline = parameters.whole("baseline", 1, MAX_BUILDS, USUAL.baseline());
    int limit = parameters.whole("limit", 1, MAX_SERVICES, SERVICES);
    @Nullable String after = parameters.cursor(Cursor::name);
    parameters.check();
    var policy =
        new DurationPolicy(
            relative,
            seconds,
            Objects.requireNonNullElse(sustained, USUAL.sustained()),
            latest,
            baseline);
    return new CiQuery(scope, policy, limit, after);
  }
}
