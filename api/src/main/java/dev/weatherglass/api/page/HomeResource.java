package dev.weatherglass.api.page;

import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.rest.Visible;
import dev.weatherglass.api.view.AlertView;
import dev.weatherglass.api.view.DeployView;
import dev.weatherglass.core.alert.AlertState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// The page at `/`.
public final class HomeResource {

  private static final int ROWS = 50;

  private final History history;

  public HomeResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/", this::home);
  }

  private void home(Context request) {
    request.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    Scope seen = Scope.of(Visible.of(request));
    request.html(history.read(sql -> new HomePage(firing(sql, seen), deploys(sql, seen))).html());
  }

  private static List<AlertView> firing(Sql sql, Scope seen) {
    var firing = new Problems.Filter(seen, AlertState.FIRING);
    return Problems.listAlerts(sql, firing, Slice.first(ROWS)).stream()
        .map(told -> AlertView.of(told.problem(), told.alert()))
        .toList();
  }

  private static List<DeployView> deploys(Sql sql, Scope seen) {
    var any = new Deploys.Filter(seen, null);
    return KnownDeploy.of(sql, Deploys.list(sql, any, Slice.first(ROWS))).stream()
        .map(DeployView::of)
        .toList();
  }
}
