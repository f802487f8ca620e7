package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whoever posts deployments to Apache DevLake's incoming webhook: `id`, `startedDate`,
/// `finishedDate`, `result`, `environment`, `deploymentCommits`; and the older form with
/// `pipeline_id`, `start_time`, `commit_sha`.
///
/// A deployment of several commits is one deploy; the service is the repository of the first one.
/// The same id again is the same deploy.
final class DevLake implements Source {

  private static final String[] STARTED = {"/startedDate", "/start_time", "/started_date"};
  private static final String[] FINISHED = {"/finishedDate", "/end_time", "/finished_date"};

  @Override
  public String name() {
    return "devlake";
  }

  @Override
  public About about() {
    return new About(
        "Apache DevLake's webhook",
        "POST /api/rest/plugins/webhook/{id}/deployments: change the address that you post to",
        "deploys");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload payload = Payload.of(delivery.body());
    String id = payload.first("/id", "/pipeline_id");
    if (id == null) {
      throw new UnreadableException("/id", "id (or pipeline_id) is missing");
    }
    Instant started = Objects.requireNonNull(time(payload, STARTED, true));
    Instant finished = time(payload, FINISHED, false);
    String connection = delivery.query().getOrDefault("connection", "0");
    var origin =
        new Origin(
            name(),
            "",
            "/devlake/" + connection,
            service(payload, connection),
            delivery.received(),
            names);
    String result = payload.text("/result", "SUCCESS");
    return new Decoded.Events(
        List.of(
            event(payload, origin, id, "started", State.STARTED, started),
            event(payload, origin, id, result, state(result), finished)));
  }

  /// @throws UnreadableException if it must be there and is not, or is no time
  private static @Nullable Instant time(Payload payload, String[] pointers, boolean required)
      throws UnreadableException {
    for (String pointer : pointers) {
      if (payload.has(pointer)) {
        Instant instant = payload.instant(pointer);
        if (instant == null) {
          throw new UnreadableException(
              pointer,
              "%s must be a time like 2026-11-23T08:00:00Z but was %s"
                  .formatted(pointer.substring(1), payload.at(pointer)));
        }
        return instant;
      }
    }
    if (required) {
      throw new UnreadableException(pointers[0], "startedDate (or start_time) is missing");
    }
    return null;
  }

  private static DeliveryEvent event(
      Payload payload,
      Origin origin,
      String id,
      String nativeState,
      State state,
      @Nullable Instant at) {
    return origin
        .event(payload, EventKind.DEPLOY, state)
        .id("deployment", id, nativeState, "")
        .at(at)
        .environmentNamed(payload.text("/environment", "PRODUCTION").toLowerCase(Locale.ROOT))
        .revision(new Revision(null, commit(payload), null))
        .run(id)
        .page("/url")
        .label("name", payload.first("/displayTitle", "/display_title", "/name"))
        .label("ref", payload.first("/deploymentCommits/0/refName", "/refName", "/ref_name"))
        .event(context -> new DeployEvent(context, DeployEvent.How.ROLLOUT, false, null, null));
  }

  private static State state(String result) {
    return State.finished(
        switch (result.toUpperCase(Locale.ROOT)) {
          case "SUCCESS" -> Outcome.SUCCESS;
          case "FAILURE", "FAILED" -> Outcome.FAILURE;
          case "ABORT", "ABORTED", "CANCELED", "CANCELLED" -> Outcome.CANCELLED;
          default -> Outcome.UNKNOWN;
        });
  }

  private static @Nullable String commit(Payload payload) {
    return payload.first(
        "/deploymentCommits/0/commitSha",
        "/deployment_commits/0/commit_sha",
        "/commitSha",
        "/commit_sha");
  }

  /// The repository's path, as `acme/shop`; without one the connection, which DevLake advises to
  /// make for each service.
  private static String service(Payload payload, String connection) {
    String url =
        payload.first(
            "/deploymentCommits/0/repoUrl",
            "/deployment_commits/0/repo_url",
            "/repoUrl",
            "/repo_url");
    return url == null ? "webhook-" + connection : Origin.path(url);
  }
}
