package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.List;
import java.util.Locale;

/// GitHub, also on a server of one's own: deployments here, runs and checks in [GitHubBuilds],
/// pushes and pull requests in [GitHubChanges], releases and packages in [GitHubArtifacts].
///
/// Signed with `X-Hub-Signature-256` over the raw body; sent as JSON or as a form with the JSON in
/// `payload=`. The service is `repository.full_name`; the run of a deploy is the deployment's id,
/// so that all its states are one deploy. What another kind says as well is ignored: a push tells
/// of `create` and `delete`, a status `waiting` of protection rules and reviews.
final class GitHub implements Source {

  private static final String EVENT = "X-GitHub-Event";

  @Override
  public String name() {
    return "github";
  }

  @Override
  public List<String> requiredHeaders() {
    return List.of(EVENT);
  }

  @Override
  public About about() {
    return new About(
        "GitHub",
        "Repository or organisation → Settings → Webhooks, content type application/json, a secret",
        "deploys, builds (pipelines, jobs, checks), changes, releases and packages");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.hmac("X-Hub-Signature-256", "sha256=");
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    String event = delivery.header(EVENT);
    if (event == null) {
      throw new UnreadableException("header " + EVENT + " is missing");
    }
    if (event.equals("ping")) {
      return new Decoded.Ignored("ping");
    }
    Payload payload = Payload.ofForm(delivery.body());
    return switch (event) {
      case "deployment" -> deployment(payload, origin(payload, delivery, names));
      case "deployment_status" -> deploymentStatus(payload, origin(payload, delivery, names));
      case "workflow_run" -> GitHubBuilds.run(payload, origin(payload, delivery, names));
      case "workflow_job" -> GitHubBuilds.job(payload, origin(payload, delivery, names));
      case "check_run" -> GitHubBuilds.checkRun(payload, origin(payload, delivery, names));
      case "check_suite" -> GitHubBuilds.checkSuite(payload, origin(payload, delivery, names));
      case "status" -> GitHubBuilds.status(payload, origin(payload, delivery, names));
      case "push" -> GitHubChanges.push(payload, origin(payload, delivery, names));
      case "pull_request" -> GitHubChanges.pullRequest(payload, origin(payload, delivery, names));
      case "release" -> GitHubArtifacts.release(payload, origin(payload, delivery, names));
      case "package", "registry_package" ->
          GitHubArtifacts.published(event, payload, origin(payload, delivery, names));
      default -> new Decoded.Ignored("kind_not_used");
    };
  }

  /// A package of an organisation may belong to no repository; everything else has one.
  private Origin origin(Payload payload, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String owner = payload.first("/registry_package/namespace", "/package/namespace");
    String repository =
        owner == null
            ? payload.required("/repository/full_name")
            : payload.text("/repository/full_name", owner);
    String page = payload.text("/repository/html_url", "https://github.com/" + repository);
    return new Origin(name(), Origin.host(page), page, repository, delivery.received(), names);
  }

  private static Decoded deployment(Payload payload, Origin origin) throws UnreadableException {
    String id = payload.required("/deployment/id");
    return deploy(
        payload, origin, "deployment", id, "created", State.QUEUED, "/deployment/created_at");
  }

  private static Decoded deploymentStatus(Payload payload, Origin origin)
      throws UnreadableException {
    String state = payload.text("/deployment_status/state", "").toLowerCase(Locale.ROOT);
    if (state.equals("inactive")) {
      return new Decoded.Ignored("inactive"); // A newer deploy replaced it: says nothing new.
    }
    String id = payload.required("/deployment_status/id");
    State ours =
        switch (state) {
          case "queued", "pending" -> State.QUEUED;
          case "in_progress" -> State.STARTED;
          case "waiting" -> State.BLOCKED;
          case "success" -> State.finished(Outcome.SUCCESS);
          case "failure" -> State.finished(Outcome.FAILURE);
          case "error" -> State.finished(Outcome.ERROR);
          default -> State.UNHEARD_OF;
        };
    String at = "/deployment_status/created_at";
    return deploy(payload, origin, "deployment_status", id, state, ours, at);
  }

  private static Decoded deploy(
      Payload payload,
      Origin origin,
      String kind,
      String id,
      String nativeState,
      State state,
      String at)
      throws UnreadableException {
    String run = payload.required("/deployment/id");
    String ref = payload.text("/deployment/ref");
    String said = payload.text("/deployment/payload/version");
    String version = said == null ? Commits.version(ref) : said;
    String task = payload.text("/deployment/task", "").toLowerCase(Locale.ROOT);
    var how = task.contains("rollback") ? DeployEvent.How.ROLLBACK : DeployEvent.How.ROLLOUT;
    return origin
        .event(payload, EventKind.DEPLOY, state)
        .id(kind, id, nativeState, "")
        .at(at)
        .environment("/deployment_status/environment", "/deployment/environment")
        .revision(new Revision(version, payload.text("/deployment/sha"), null))
        .run(run)
        .actor("/deployment_status/creator/login", "/deployment/creator/login", "/sender/login")
        .page("/deployment_status/log_url", "/deployment_status/target_url")
        .link("environment", payload.text("/deployment_status/environment_url"))
        .label("repository", origin.service())
        .label("ref", ref)
        .build(context -> new DeployEvent(context, how, false, null, null));
  }
}
