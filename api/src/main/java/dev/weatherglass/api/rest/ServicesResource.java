package dev.weatherglass.api.rest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.Problems;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.Services.Place;
import dev.weatherglass.api.history.Services.Series;
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
import java.util.Map;
import java.util.function.Function;
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
    ServiceView view = history.read(sql -> views(sql, List.of(name))).getFirst();
    if (view.environments().isEmpty() || !Visible.of(request).sees(name)) {
      throw Answers.unknown("service", name);
    }
    request.json(view);
  }

  private static PageView<ServiceView> page(
      Sql sql, Grant asker, @Nullable String after, int limit) {
    List<String> names = Services.names(sql, Scope.of(asker), after, limit + 1);
    List<ServiceView> views = views(sql, names);
    return Answers.cut(views, limit, view -> Cursor.of(view.name()), Function.identity());
  }

  /// What is known of services, asked for together: a page of them takes few statements.
  private static List<ServiceView> views(Sql sql, List<String> names) {
    Map<Place, Long> deploys = Deploys.counts(sql, names);
    Map<Place, Long> firing = Problems.firing(sql, names);
    Map<Place, List<Series>> series = Services.series(sql, names);
    List<Service> services = Services.named(sql, names);
    Map<Place, DeployView> newest = newest(sql, services);
    Map<String, List<PlaceView>> places =
        services.stream()
            .collect(
                groupingBy(
                    Service::name,
                    mapping(
                        service -> {
                          Place place = service.place();
                          return PlaceView.of(
                              service,
                              deploys.getOrDefault(place, 0L),
                              newest.get(place),
                              firing.getOrDefault(place, 0L),
                              series.getOrDefault(place, List.of()));
                        },
                        toList())));
    return names.stream()
        .map(name -> new ServiceView(name, places.getOrDefault(name, List.of())))
        .toList();
  }

  private static Map<Place, DeployView> newest(Sql sql, List<Service> services) {
    List<Deploy> newest =
        services.stream().flatMap(service -> newest(sql, service.place()).stream()).toList();
    return KnownDeploy.of(sql, newest).stream()
        .collect(
            toMap(
                known -> new Place(known.deploy().service(), known.deploy().environment()),
                DeployView::of));
  }

  private static List<Deploy> newest(Sql sql, Place place) {
    Scope there = Scope.of(place.service(), place.environment());
    return Deploys.list(sql, new Deploys.Filter(there, null), Slice.first(1));
  }
}
