package dev.weatherglass.app.contract;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a server answers, as `GET /api/v1/deploys/{id}`; in the words of OpenAPI, which knows no
/// path parameter that takes slashes.
public final class RegisteredRoutes {

  private RegisteredRoutes() {}

  /// The routes of a server; it need not have been started.
  public static Set<String> of(Javalin server) {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .map(each -> each.endpoint)
        .filter(each -> each.method.isHttpMethod())
        .map(each -> each.method.name() + " " + each.path.replace('<', '{').replace('>', '}'))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The routes that somebody adds.
  public static Set<String> addedBy(Consumer<RoutesConfig> routes) {
    return of(Javalin.create(config -> routes.accept(config.routes)));
  }
}
