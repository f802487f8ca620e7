package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.core.verify.VerdictState;
import io.javalin.http.Context;

/// What `GET /api/v1/verdicts` asks for.
record VerdictsQuery(Verdicts.Filter filter, Slice slice) {

  static VerdictsQuery of(Context request) {
    var parameters = new Parameters(request);
    var query =
        new VerdictsQuery(
            new Verdicts.Filter(parameters.scope(), parameters.word("state", VerdictState.class)),
            parameters.slice());
    parameters.check();
    return query;
  }
}
