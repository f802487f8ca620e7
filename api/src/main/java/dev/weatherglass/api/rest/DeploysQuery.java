package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.Slice;
import io.javalin.http.Context;

/// What `GET /api/v1/deploys` asks for.
record DeploysQuery(Deploys.Filter filter, Slice slice) {

  static DeploysQuery of(Context request) {
    var parameters = new Parameters(request);
    var query =
        new DeploysQuery(
            new Deploys.Filter(parameters.scope(), parameters.text("version")), parameters.slice());
    parameters.check();
    return query;
  }
}
