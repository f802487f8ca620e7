package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Deliveries;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Problems.Told;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.view.AlertDetailView;
import dev.weatherglass.api.view.AlertView;
import dev.weatherglass.wire.access.Grant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// Alerts, each with the problem it belongs to; single ones also say whom they were told to.
public final class AlertsResource {

  private final History history;

  public AlertsResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/alerts", this::list);
    routes.get("/api/v1/alerts/{fingerprint}", this::one);
  }

  private void list(Context request) {
    AlertsQuery query = AlertsQuery.of(request);
    List<Told> alerts =
        history.read(
            sql -> Problems.listAlerts(sql, query.filter(), Answers.oneMore(query.slice())));
    Answers.page(
        request,
        Answers.page(
            alerts,
            query.slice().limit(),
            told -> new Place(told.alert().startsAt(), told.alert().fingerprint()),
            told -> AlertView.of(told.problem(), told.alert())));
  }

  private void one(Context request) {
    new Parameters(request).check();
    String fingerprint = request.pathParam("fingerprint");
    Grant asker = Visible.of(request);
    request.json(history.read(sql -> detail(sql, asker, fingerprint)));
  }

  private static AlertDetailView detail(Sql sql, Grant asker, String fingerprint) {
    Told told =
        Problems.findAlert(sql, fingerprint)
            .filter(known -> asker.sees(known.service()))
            .orElseThrow(() -> Answers.unknown("alert", fingerprint));
    return AlertDetailView.of(told, Deliveries.ofProblem(sql, told.problem().id()));
  }
}
