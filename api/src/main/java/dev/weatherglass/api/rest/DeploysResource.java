package dev.weatherglass.api.rest;

import dev.weatherglass.api.history.Commits;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.KnownDeploy;
import dev.weatherglass.api.history.Place;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.Verdicts;
import dev.weatherglass.api.view.DeployVerdictView;
import dev.weatherglass.api.view.DeployView;
import dev.weatherglass.wire.access.Grant;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;

/// Deploys, and what is known of each.
public final class DeploysResource {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final History history;

  public DeploysResource(History history) {
    this.history = history;
  }

  public void routes(RoutesConfig routes) {
    routes.get("/api/v1/deploys", this::list);
    routes.get("/api/v1/deploys/{id}", this::one);
    routes.get("/api/v1/deploys/{id}/verdict", this::verdict);
  }

  private void list(Context request) {
    DeploysQuery query = DeploysQuery.of(request);
    Answers.page(
        request,
        history.read(sql -> {
          List<Deploy> deploys = Deploys.list(sql, query.filter(), Answers.oneMore(query.slice()));
          return Answers.page(
              KnownDeploy.of(sql, deploys),
              query.slice().limit(),
              known -> new Place(known.deploy().onset(), known.deploy().id()),
              DeployView::of);
        }));
  }

  private void one(Context request) {
    new Parameters(request).check();
    String id = request.pathParam("id");
    Grant asker = Visible.of(request);
    request.json(history.read(sql -> view(sql, known(sql, asker, id))));
  }

  /// Answers at once without `wait`; with it, as soon as the answer is settled, else when the time
  /// is up.
  private void verdict(Context request) throws InterruptedException {
    var parameters = new Parameters(request);
    Duration wait = parameters.duration("wait", LONGEST_WAIT);
    parameters.check();
    request.json(settled(Visible.of(request), request.pathParam("id"), wait));
  }

  private DeployVerdictView settled(Grant asker, String id, Duration wait)
      throws InterruptedException {
    Commits commits = history.commits();
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      long seen = commits.count();
      DeployVerdictView answer = history.read(sql -> verdict(sql, asker, id));
      long left = deadline - System.nanoTime();
      if (answer.settled() || left <= 0) {
        return answer;
      }
      if (!commits.awaitAfter(seen, Duration.ofNanos(left))) {
        return answer; // The time is up, or history is closed.
      }
    }
  }

  private static DeployVerdictView verdict(Sql sql, Grant asker, String id) {
    return DeployVerdictView.of(known(sql, asker, id), Verdicts.ofChange(sql, id));
  }

  static DeployView view(Sql sql, Deploy deploy) {
    return DeployView.of(KnownDeploy.of(sql, deploy));
  }

  private static Deploy known(Sql sql, Grant asker, String id) {
    return Deploys.find(sql, id)
        .filter(deploy -> asker.sees(deploy.service()))
        .orElseThrow(() -> Answers.unknown("deploy", id));
  }
}
