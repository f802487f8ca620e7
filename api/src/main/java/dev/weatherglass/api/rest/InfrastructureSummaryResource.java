package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.ConfigurationRuns;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Scope;
import dev.weatherglass.api.history.Span;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.view.InfrastructureSummaryView;
import dev.weatherglass.api.view.InfrastructureSummaryView.ChangesView;
import dev.weatherglass.api.view.InfrastructureSummaryView.DriftView;
import dev.weatherglass.api.view.InfrastructureSummaryView.HostView;
import dev.weatherglass.core.delivery.HostDrift;
import dev.weatherglass.core.delivery.HostRun;
import dev.weatherglass.core.delivery.definition.Period;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How much was replaced and how much was changed in place, and which hosts drift.
public final class InfrastructureSummaryResource {

  private static final Duration USUAL = Duration.ofDays(30);

  private final History history;
  private final InstantSource clock;

  /// @param clock ends a period whose end is not given
  public InfrastructureSummaryResource(History history, InstantSource clock) {
    this.history = history;
    this.clock = clock;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/summaries/infrastructure", this::summary);
  }

  private void summary(Context request) {
    var parameters = new Parameters(request);
    @Nullable String service = parameters.text("service");
    @Nullable String environment = parameters.text("environment");
    Period period = parameters.period(USUAL, clock.instant());
    int limit = parameters.limit();
    parameters.check();
    Scope scope =
        new Scope(
            service,
            environment,
            new Span(period.from(), period.to()),
            Visible.of(request).services().orElse(null));
    Answers.tagged(request, history.read(sql -> view(sql, scope, period, limit)));
  }

  private static InfrastructureSummaryView view(Sql sql, Scope scope, Period period, int limit) {
    List<HostRun> runs = ConfigurationRuns.list(sql, scope);
    List<HostDrift> hosts = HostDrift.of(runs);
    Scope before = before(scope, period);
    return new InfrastructureSummaryView(
        period.from(),
        period.to(),
        changes(sql, scope, runs),
        changes(sql, before, ConfigurationRuns.list(sql, before)),
        DriftView.of(hosts),
        hosts.stream().limit(limit).map(HostView::of).toList(),
        hosts.size());
  }

  private static Scope before(Scope scope, Period period) {
    Duration length = Duration.between(period.from(), period.to());
    return new Scope(
        scope.service(),
        scope.environment(),
        new Span(period.from().minus(length), period.from()),
        scope.visible());
  }

  private static ChangesView changes(Sql sql, Scope scope, List<HostRun> runs) {
    return ChangesView.of(
        Deploys.countFinished(sql, scope, false),
        Deploys.countFinished(sql, scope, true),
        runs.stream().filter(HostRun::changed).count(),
        ConfigurationRuns.countFlags(sql, scope));
  }
}
