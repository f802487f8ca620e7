package dev.weatherglass.api.rest;

import dev.weatherglass.api.ci.ServiceHealth;
import dev.weatherglass.api.history.Builds;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.view.CiSummaryView;
import dev.weatherglass.api.view.PageView;
import dev.weatherglass.api.view.PolicyView;
import dev.weatherglass.api.view.ServiceCiView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The health of continuous integration, service by service.
public final class CiSummaryResource {

  private final History history;

  public CiSummaryResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/summaries/ci", this::summary);
  }

  private void summary(Context request) {
    CiQuery query = CiQuery.of(request);
    CiSummaryView view = history.read(sql -> view(sql, query));
    Answers.link(request, view.next());
    Answers.tagged(request, view);
  }

  private static CiSummaryView view(Sql sql, CiQuery query) {
    List<String> names = services(sql, query);
    Scope scope = query.scope();
    Span span = Recent.of(scope.span(), Builds.newest(sql, scope.service()));
    PageView<ServiceCiView> page =
        Answers.cut(names, query.limit(), Cursor::of, name -> service(sql, query, span, name));
    return new CiSummaryView(
        span.from(), span.to(), PolicyView.of(query.policy()), page.items(), page.next());
  }

  /// The one that is asked for, or a part of all, one more than asked for.
  private static List<String> services(Sql sql, CiQuery query) {
    @Nullable String service = query.scope().service();
    if (service == null) {
      return Services.names(sql, query.scope(), query.after(), query.limit() + 1);
    }
    if (Services.named(sql, List.of(service)).isEmpty() || !query.scope().sees(service)) {
      throw Answers.unknown("service", service);
    }
    return List.of(service);
  }

  /// Without any build in history there is no period either.
  private static ServiceCiView service(Sql sql, CiQuery query, Span span, String name) {
    Instant to = Objects.requireNonNullElse(span.to(), Instant.EPOCH);
    Instant from = Objects.requireNonNullElse(span.from(), to);
    String environment = query.scope().environment();
    return ServiceCiView.of(
        ServiceHealth.of(sql, name, environment, from, to, query.policy()), environment, from, to);
  }
}
