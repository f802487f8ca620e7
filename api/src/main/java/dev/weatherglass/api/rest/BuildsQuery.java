package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Builds;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.core.delivery.ci.Result;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.Outcome;
import io.javalin.http.Context;

/// What `GET /api/v1/builds` asks for.
record BuildsQuery(Builds.Filter filter, Slice slice) {

  static BuildsQuery of(Context request) {
    var parameters = new Parameters(request);
    var query =
        new BuildsQuery(
            new Builds.Filter(
                parameters.scope(),
                parameters.word("unit", BuildEvent.Unit.class),
                parameters.text("name"),
                parameters.text("branch"),
                parameters.text("commit"),
                parameters.word("outcome", Outcome.class),
                parameters.word("result", Result.class)),
            parameters.slice());
    parameters.check();
    return query;
  }
}
