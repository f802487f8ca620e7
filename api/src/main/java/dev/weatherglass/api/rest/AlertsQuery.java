package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.core.alert.AlertState;
import io.javalin.http.Context;

/// What `GET /api/v1/alerts` asks for.
record AlertsQuery(Problems.Filter filter, Slice slice) {

  static AlertsQuery of(Context request) {
    var parameters = new Parameters(request);
    var query =
        new AlertsQuery(
            new Problems.Filter(parameters.scope(), parameters.word("state", AlertState.class)),
            parameters.slice());
    parameters.check();
    return query;
  }
}
