package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.Rollups;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.WatchedSeries;
import dev.weatherglass.api.view.MinutesView;
import dev.weatherglass.api.view.PageView;
import dev.weatherglass.api.view.SeriesView;
import dev.weatherglass.wire.access.Grant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The series that are watched, and what to draw of each.
public final class SeriesResource {

  private static final int DEPLOYS = 100;

  private final History history;

  public SeriesResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/series", this::list);
    routes.get("/api/v1/series/{id}", this::one);
  }

  private void list(Context request) {
    SeriesQuery query = SeriesQuery.of(request);
    List<WatchedSeries> series =
        history.read(
            sql -> WatchedSeries.list(sql, query.filter(), query.after(), query.limit() + 1));
    PageView<SeriesView> page =
        Answers.cut(series, query.limit(), SeriesQuery::cursor, SeriesView::of);
    Answers.link(request, page.next());
    Answers.tagged(request, page);
  }

  /// Without `to` the picture ends with the newest minute of any series: so a series that fell
  /// silent shows it, and an answer changes with what is known and not with the time of asking.
  private void one(Context request) {
    Instant end =
        history
            .read(WatchedSeries::newest)
            .map(at -> at.plus(Duration.ofMinutes(1)))
            .orElse(Instant.EPOCH);
    MinutesQuery query = MinutesQuery.of(request, end);
    String id = request.pathParam("id");
    Grant asker = Visible.of(request);
    Answers.tagged(request, history.read(sql -> view(sql, query, known(sql, asker, id))));
  }

  private static MinutesView view(Sql sql, MinutesQuery query, WatchedSeries series) {
    Duration step = query.step(series.bucket());
    Instant from = query.begin(step);
    Instant to = query.period().to();
    return MinutesView.of(
        series,
        from,
        to,
        step,
        Rollups.list(sql, series, from, to),
        deploys(sql, series, from, to));
  }

  private static List<KnownDeploy> deploys(
      Sql sql, WatchedSeries series, Instant from, Instant to) {
    var scope =
        new Scope(series.key().service(), series.key().environment(), new Span(from, to), null);
    List<Deploy> newest = Deploys.list(sql, new Deploys.Filter(scope, null), Slice.first(DEPLOYS));
    return KnownDeploy.of(sql, newest.stream().filter(Deploy::effective).toList());
  }

  private static WatchedSeries known(Sql sql, Grant asker, String id) {
    return WatchedSeries.find(sql, id)
        .filter(series -> asker.sees(series.key().service()))
        .orElseThrow(() -> Answers.unknown("series", id));
  }
}
