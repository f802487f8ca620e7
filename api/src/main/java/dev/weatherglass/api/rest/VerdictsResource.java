package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.api.view.VerdictView;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.wire.access.Grant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// Verdicts: lists without, single ones with the points to draw.
public final class VerdictsResource {

  private final History history;

  public VerdictsResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/verdicts", this::list);
    routes.get("/api/v1/verdicts/{id}", this::one);
  }

  private void list(Context request) {
    VerdictsQuery query = VerdictsQuery.of(request);
    List<Verdict> verdicts =
        history.read(sql -> Verdicts.list(sql, query.filter(), Answers.oneMore(query.slice())));
    Answers.page(
        request,
        Answers.page(
            verdicts,
            query.slice().limit(),
            verdict -> new Place(verdict.onset(), verdict.id()),
            VerdictView::brief));
  }

  private void one(Context request) {
    new Parameters(request).check();
    String id = request.pathParam("id");
    Grant asker = Visible.of(request);
    request.json(
        history
            .read(sql -> Verdicts.find(sql, id))
            .filter(verdict -> asker.sees(verdict.service()))
            .map(VerdictView::whole)
            .orElseThrow(() -> Answers.unknown("verdict", id)));
  }
}
