package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.CodeChange;
import dev.weatherglass.api.history.CodeChanges;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.view.ChangeRequestView;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.wire.access.Grant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// Pushes, pull and merge requests, newest first.
public final class ChangesResource {

  private final History history;

  public ChangesResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/changes", this::list);
    routes.get("/api/v1/changes/{id}", this::one);
  }

  private void list(Context request) {
    var parameters = new Parameters(request);
    var filter =
        new CodeChanges.Filter(
            parameters.scope(), parameters.one("phase", EventKind.CHANGE.phases()));
    Slice slice = parameters.slice();
    parameters.check();
    List<CodeChange> rows =
        history.read(sql -> CodeChanges.list(sql, filter, Answers.oneMore(slice)));
    Answers.page(
        request,
        Answers.page(
            rows, slice.limit(), row -> new Place(row.at(), row.id()), ChangeRequestView::of));
  }

  private void one(Context request) {
    new Parameters(request).check();
    String id = request.pathParam("id");
    Grant asker = Visible.of(request);
    request.json(
        history
            .read(sql -> CodeChanges.find(sql, id))
            .filter(known -> asker.sees(known.service()))
            .map(ChangeRequestView::of)
            .orElseThrow(() -> Answers.unknown("change", id)));
  }
}
