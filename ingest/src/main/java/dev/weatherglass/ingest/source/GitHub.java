package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// GitHub: deployments and their states, workflow runs, pushes, pull requests, releases.
///
/// Signed with `X-Hub-Signature-256` over the raw body; sent as JSON or as a form with the JSON in
/// `payload=`. A run is judged by `status` and `conclusion`, not by `action`, which may be behind
/// them. The service is `repository.full_name`; the run of a deploy is the deployment's id, so that
/// all its states are one deploy.
final class GitHub implements Source {

  private static final String EVENT = "X-GitHub-Event";
  private static final Pattern VERSION = Pattern.compile("v?\\d+\\.\\d[\\w.+-]*");
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40,64}");
  private static final Pattern NO_COMMIT = Pattern.compile("0+");

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
        "deploys, builds (pipelines), changes, releases");
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
      case "workflow_run" -> workflowRun(payload, origin(payload, delivery, names));
      case "push" -> push(payload, origin(payload, delivery, names));
      case "pull_request" -> pullRequest(payload, origin(payload, delivery, names));
      case "release" -> release(payload, origin(payload, delivery, names));
      default -> new Decoded.Ignored("kind_not_used");
    };
  }

  private Origin origin(Payload payload, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String repository = payload.required("/repository/full_name");
    String page = payload.text("/repository/html_url", "https://github.com/" + repository);
    String instance = page.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    return new Origin(name(), instance, page, repository, delivery.received(), names);
  }

  private static Decoded deployment(Payload payload, Origin origin) throws UnreadableException {
    String id = payload.required("/deployment/id");
    return deploy(
        payload, origin, "deployment", id, "created", State.QUEUED, "/deployment/created_at");
  }

  private static Decoded deploymentStatus(Payload payload, Origin origin)
      throws UnreadableException {
    String state = payload.required("/deployment_status/state");
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
    boolean tag = ref != null && VERSION.matcher(ref).matches();
    String version = payload.first("/deployment/payload/version", tag ? "/deployment/ref" : "");
    String task = payload.text("/deployment/task", "").toLowerCase(Locale.ROOT);
    var how = task.contains("rollback") ? DeployEvent.How.ROLLBACK : DeployEvent.How.ROLLOUT;
    return origin
        .event(payload, EventKind.DEPLOY, state.phase(), state.outcome())
        .id(kind, id, nativeState, "")
        .at(at)
        .environment("/deployment_status/environment", "/deployment/environment")
        .revision(new Revision(version, payload.required("/deployment/sha"), null))
        .run(run)
        .actor("/deployment_status/creator/login", "/deployment/creator/login")
        .page("/deployment_status/log_url", "/deployment_status/target_url")
        .label("repository", origin.service())
        .label("ref", ref)
        .build(context -> new DeployEvent(context, how, false, null, null));
  }

  private static Decoded workflowRun(Payload payload, Origin origin) throws UnreadableException {
    String id = payload.required("/workflow_run/id");
    String attempt = payload.text("/workflow_run/run_attempt", "1");
    String status = payload.text("/workflow_run/status", "");
    String conclusion = payload.text("/workflow_run/conclusion", "");
    State state =
        switch (status) {
          case "queued", "requested", "pending" -> State.QUEUED;
          case "in_progress" -> State.STARTED;
          case "waiting", "action_required" -> State.BLOCKED;
          case "completed" -> concluded(conclusion);
          default -> State.UNHEARD_OF;
        };
    boolean over = state.phase() == Phase.FINISHED;
    String at = over ? "/workflow_run/updated_at" : "/workflow_run/run_started_at";
    Double seconds =
        over ? payload.seconds("/workflow_run/run_started_at", "/workflow_run/updated_at") : null;
    String name = payload.text("/workflow_run/name");
    return origin
        .event(payload, EventKind.BUILD, state.phase(), state.outcome())
        .id("workflow_run", id, status + "/" + conclusion, attempt)
        .at(at, "/workflow_run/created_at")
        .revision(new Revision(null, payload.required("/workflow_run/head_sha"), null))
        .run(attempt.equals("1") ? id : id + "/" + attempt) // A re-run is another run.
        .actor("/workflow_run/triggering_actor/login", "/workflow_run/actor/login")
        .page("/workflow_run/html_url")
        .label("attempt", attempt)
        .label("repository", origin.service())
        .label("branch", payload.text("/workflow_run/head_branch"))
        .build(context -> new BuildEvent(context, BuildEvent.Unit.PIPELINE, name, seconds));
  }

  private static State concluded(String conclusion) {
    return switch (conclusion) {
      case "action_required" -> State.BLOCKED;
      case "success" -> State.finished(Outcome.SUCCESS);
      case "failure" -> State.finished(Outcome.FAILURE);
      case "cancelled" -> State.finished(Outcome.CANCELLED);
      case "skipped" -> State.finished(Outcome.SKIPPED);
      case "neutral", "stale" -> State.finished(Outcome.NEUTRAL);
      case "timed_out" -> State.finished(Outcome.TIMEOUT);
      case "startup_failure" -> State.finished(Outcome.ERROR);
      default -> State.finished(Outcome.UNKNOWN);
    };
  }

  private static Decoded push(Payload payload, Origin origin) throws UnreadableException {
    if (payload.flag("/deleted")) {
      return new Decoded.Ignored("ref_deleted");
    }
    String ref = payload.required("/ref");
    String after = payload.required("/after");
    String before = payload.text("/before", "0");
    String branch = ref.replaceFirst("^refs/(heads|tags)/", "");
    String base = NO_COMMIT.matcher(before).matches() ? null : before;
    List<ChangeEvent.Commit> commits = commits(payload.at("/commits"));
    return origin
        .event(payload, EventKind.CHANGE, Phase.PUSHED, Outcome.SUCCESS)
        .id("push", origin.service() + "/" + ref, after, "")
        .at("/repository/pushed_at", "/head_commit/timestamp")
        .revision(new Revision(null, after, null))
        .actor("/pusher/name", "/sender/login")
        .page("/compare")
        .build(context -> new ChangeEvent(context, origin.service(), branch, base, null, commits));
  }

  private static List<ChangeEvent.Commit> commits(JsonNode commits) {
    var read = new ArrayList<ChangeEvent.Commit>();
    for (JsonNode node : commits) {
      var commit = new Payload(node);
      String sha = commit.text("/id");
      if (sha != null) {
        String message = commit.text("/message", "").lines().findFirst().orElse(null);
        String author = commit.first("/author/username", "/author/name");
        read.add(new ChangeEvent.Commit(sha, commit.instant("/timestamp"), message, author));
      }
    }
    return read;
  }

  private static Decoded pullRequest(Payload payload, Origin origin) throws UnreadableException {
    boolean merged = payload.flag("/pull_request/merged");
    Phase phase =
        switch (payload.required("/action")) {
          case "opened", "reopened" -> Phase.CREATED;
          case "synchronize", "edited" -> Phase.UPDATED;
          case "closed" -> merged ? Phase.MERGED : Phase.ABANDONED;
          default -> null;
        };
    if (phase == null) {
      return new Decoded.Ignored("action_not_used");
    }
    String number = payload.required("/pull_request/number");
    String head = payload.required("/pull_request/head/sha");
    String mergeCommit = payload.text("/pull_request/merge_commit_sha");
    String branch = payload.text("/pull_request/head/ref");
    String base = payload.text("/pull_request/base/ref");
    String state = phase.word() + "/" + head + "/" + payload.text("/pull_request/updated_at", "");
    return origin
        .event(
            payload,
            EventKind.CHANGE,
            phase,
            phase == Phase.MERGED ? Outcome.SUCCESS : Outcome.UNKNOWN)
        .id("pull_request", origin.service() + "#" + number, state, "")
        .at(moment(phase), "/pull_request/updated_at")
        .revision(new Revision(null, merged && mergeCommit != null ? mergeCommit : head, null))
        .actor("/sender/login", "/pull_request/user/login")
        .page("/pull_request/html_url")
        .label("head", head)
        .build(
            context -> new ChangeEvent(context, origin.service(), branch, base, number, List.of()));
  }

  private static String moment(Phase phase) {
    return switch (phase) {
      case CREATED -> "/pull_request/created_at";
      case MERGED -> "/pull_request/merged_at";
      case ABANDONED -> "/pull_request/closed_at";
      default -> "/pull_request/updated_at";
    };
  }

  /// One release is told several times (published, released, prereleased): it is one artefact.
  private static Decoded release(Payload payload, Origin origin) throws UnreadableException {
    boolean published =
        switch (payload.required("/action")) {
          case "published", "released", "prereleased", "created" -> !payload.flag("/release/draft");
          default -> false;
        };
    if (!published) {
      return new Decoded.Ignored("action_not_used");
    }
    String commit = payload.text("/release/target_commitish", "");
    String sha = SHA.matcher(commit).matches() ? commit : null;
    return origin
        .event(payload, EventKind.ARTIFACT, Phase.PUBLISHED, Outcome.SUCCESS)
        .id("release", payload.required("/release/id"), "published", "")
        .at("/release/published_at", "/release/created_at")
        .revision(new Revision(payload.required("/release/tag_name"), sha, null))
        .actor("/release/author/login", "/sender/login")
        .page("/release/html_url")
        .build(context -> new ArtifactEvent(context, origin.service(), "released"));
  }
}
