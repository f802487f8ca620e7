package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Incident;
import dev.weatherglass.api.history.Incidents;
import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.view.IncidentView;
import dev.weatherglass.wire.access.Grant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// Incidents, the one opened last first.
public final class IncidentsResource {

  private final History history;

  public IncidentsResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/incidents", this::list);
    routes.get("/api/v1/incidents/{id}", this::one);
  }

  private void list(Context request) {
    var parameters = new Parameters(request);
    var filter = new Incidents.Filter(parameters.scope(), parameters.flag("open"));
    Slice slice = parameters.slice();
    parameters.check();
    List<Incident> rows = history.read(sql -> Incidents.list(sql, filter, Answers.oneMore(slice)));
    Answers.page(
        request,
        Answers.page(
            rows, slice.limit(), row -> new Place(row.openedAt(), row.id()), IncidentView::of));
  }

  private void one(Context request) {
    new Parameters(request).check();
    String id = request.pathParam("id");
    Grant asker = Visible.of(request);
    request.json(
        history
            .read(sql -> Incidents.find(sql, id))
            .filter(known -> asker.sees(known.service()))
            .map(IncidentView::of)
            .orElseThrow(() -> Answers.unknown("incident", id)));
  }
}
