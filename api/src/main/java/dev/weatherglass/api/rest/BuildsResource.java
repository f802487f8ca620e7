package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Build;
import dev.weatherglass.api.history.Builds;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.view.BuildView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// Builds and their parts, newest first.
public final class BuildsResource {

  private final History history;

  public BuildsResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/builds", this::list);
    routes.get("/api/v1/builds/{id}", this::one);
  }

  private void list(Context request) {
    BuildsQuery query = BuildsQuery.of(request);
    List<Build> builds =
        history.read(sql -> Builds.list(sql, query.filter(), Answers.oneMore(query.slice())));
    Answers.page(
        request,
        Answers.page(
            builds,
            query.slice().limit(),
            build -> new Place(build.at(), build.id()),
            BuildView::of));
  }

  private void one(Context request) {
    new Parameters(request).check();
    String id = request.pathParam("id");
    request.json(
        history
            .read(sql -> Builds.find(sql, id))
            .filter(build -> Visible.of(request).sees(build.service()))
            .map(BuildView::of)
            .orElseThrow(() -> Answers.unknown("build", id)));
  }
}
