package dev.weatherglass.app.access;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/// What each route wants. A new route is one line here; `DoorsTest` compares the table with what
/// the process registers. A route that is not here wants everything.
final class Doors {

  private static final Map<String, Door> BY_ROUTE =
      Map.ofEntries(
          entry("GET /healthz", Door.OPEN),
          entry("GET /readyz", Door.OPEN),
          entry("GET /version", Door.OPEN),
          entry("GET /openapi.yaml", Door.OPEN),
          entry("GET /cli/weatherglass-event", Door.OPEN),
          entry("GET /docs", Door.OPEN),
          entry("GET /docs/start.js", Door.OPEN),
          entry("GET /docs/5.34.1/{file}", Door.OPEN),
          entry("GET /problems", Door.OPEN),
          entry("GET /problems/{type}", Door.OPEN),
          entry("GET /login", Door.OPEN),
          entry("POST /login", Door.OPEN),
          entry("POST /logout", Door.OPEN),
          entry("GET /metrics", Door.READ_ALL),
          entry("POST /api/v1/events", Door.SEND),
          entry("POST /api/v1/write", Door.SEND),
          entry("POST /v1/metrics", Door.SEND),
          entry("POST /api/v2/write", Door.SEND),
          entry("POST /write", Door.SEND),
          entry("POST /api/v1/junit", Door.SEND),
          entry("POST /api/v1/load-tests/{format}", Door.SEND),
          entry("POST /api/v1/benchmarks/{format}", Door.SEND),
          entry("POST /webhooks/{source}", Door.HOOK),
          entry("POST /pdb/cmd/v1", Door.HOOK),
          entry("POST /api/rest/plugins/webhook/{connection}/deployments", Door.HOOK),
          entry("POST /api/rest/plugins/webhook/connections/{connection}/deployments", Door.HOOK),
          entry("POST /api/plugins/webhook/{connection}/deployments", Door.HOOK),
          entry("POST /api/plugins/webhook/connections/{connection}/deployments", Door.HOOK),
          entry("POST /api/v2/dora/deployment", Door.HOOK),
          entry("POST /api/v2/dora/failure", Door.HOOK),
          entry("POST /api/v2/dora/incident", Door.HOOK),
          entry("POST /api/v2/alerts", Door.HOOK),
          entry("POST /api/v1/redecode", Door.ADMIN),
          entry("GET /", Door.READ),
          entry("GET /api/v1/deploys", Door.READ),
          entry("GET /api/v1/deploys/{id}", Door.READ),
          entry("GET /api/v1/deploys/{id}/verdict", Door.READ),
          entry("GET /api/v1/verdicts", Door.READ),
          entry("GET /api/v1/verdicts/{id}", Door.READ),
          entry("GET /api/v1/alerts", Door.READ),
          entry("GET /api/v1/alerts/{fingerprint}", Door.READ),
          entry("POST /api/v1/alerts/{fingerprint}/ack", Door.ALERTS),
          entry("POST /api/v1/alerts/{fingerprint}/resolve", Door.ALERTS),
          entry("POST /api/v1/alerts/{fingerprint}/false-alarm", Door.ALERTS),
          entry("GET /api/v1/services", Door.READ),
          entry("GET /api/v1/services/<name>", Door.READ),
          entry("GET /api/v1/series", Door.READ),
          entry("GET /api/v1/series/{id}", Door.READ),
          entry("GET /api/v1/unmapped-names", Door.READ),
          entry("GET /api/v1/builds", Door.READ),
          entry("GET /api/v1/builds/{id}", Door.READ),
          entry("GET /api/v1/summaries/ci", Door.READ),
          entry("GET /api/v1/tests/flaky", Door.READ),
          entry("GET /api/v1/tests/slowest", Door.READ),
          entry("GET /api/v1/summaries/delivery", Door.READ),
          entry("GET /api/v1/summaries/delivery/evidence", Door.READ),
          entry("GET /api/v1/summaries/infrastructure", Door.READ),
          entry("GET /api/v1/summaries/digest", Door.READ),
          entry("GET /api/v1/events", Door.READ),
          entry("GET /api/v1/incidents", Door.READ),
          entry("GET /api/v1/incidents/{id}", Door.READ),
          entry("GET /api/v1/changes", Door.READ),
          entry("GET /api/v1/changes/{id}", Door.READ),
          entry("GET /api/v1/stream", Door.READ));

  private Doors() {}

  /// The door of a route, as `GET /api/v1/deploys/{id}`.
  static Door of(String route) {
    return BY_ROUTE.getOrDefault(route, Door.ADMIN);
  }

  /// Every route that is listed.
  static Set<String> routes() {
    return BY_ROUTE.keySet();
  }
}
