package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.Services.Service;
import dev.weatherglass.api.history.Slice;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.view.DeployView;
import dev.weatherglass.api.view.PageView;
import dev.weatherglass.api.view.ServiceView;
import dev.weatherglass.api.view.ServiceView.PlaceView;
import dev.weatherglass.wire.access.Grant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Services by name, with what is known of each in every environment.
public final class ServicesResource {

  private final History history;

  public ServicesResource(History history) {
    this.history = history;
  }

  /// A service's name may hold slashes, so its route takes the rest of the path.
  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/services", this::list);
    routes.get("/api/v1/services/<name>", this::one);
  }

  private void list(Context request) {
    var parameters = new Parameters(request);
    int limit = parameters.limit();
    @Nullable String after = parameters.cursor(Cursor::name);
    parameters.check();
    Grant asker = Visible.of(request);
    Answers.page(request, history.read(sql -> page(sql, asker, after, limit)));
  }

  private void one(Context request) {
    new Parameters(request).check();
    String name = request.pathParam("name");
    ServiceView view = history.read(sql -> view(sql, name));
    if (view.environments().isEmpty() || !Visible.of(request).sees(name)) {
      throw Answers.unknown("service", name);
    }
    request.json(view);
  }

  private static PageView<ServiceView> page(
      Sql sql, Grant asker, @Nullable String after, int limit) {
    List<String> names = Services.names(sql, Scope.of(asker), after, limit + 1);
    return Answers.cut(names, limit, Cursor::of, name -> view(sql, name));
  }

  private static ServiceView view(Sql sql, String name) {
    return new ServiceView(
        name, Services.named(sql, name).stream().map(service -> view(sql, service)).toList());
  }

  private static PlaceView view(Sql sql, Service service) {
    String name = service.name();
    String environment = service.environment();
    return PlaceView.of(
        service,
        Deploys.count(sql, name, environment),
        newestDeploy(sql, name, environment),
        Problems.countFiring(sql, name, environment),
        Services.series(sql, name, environment));
  }

  private static @Nullable DeployView newestDeploy(Sql sql, String name, String environment) {
    return Deploys.list(sql, new Deploys.Filter(Scope.of(name, environment), null), Slice.first(1))
        .stream()
        .findFirst()
        .map(deploy -> DeploysResource.view(sql, deploy))
        .orElse(null);
  }
}
