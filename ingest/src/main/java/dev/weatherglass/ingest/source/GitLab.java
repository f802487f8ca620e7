package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.ingest.webhook.StandardWebhooksScheme;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// GitLab, by hooks of a project, a group or the whole server: deployments, releases and feature
/// flags here, pipelines and jobs in [GitLabBuilds], pushes and merge requests in [GitLabChanges].
///
/// A secret that begins with `whsec_` is a signing token (Standard Webhooks); any other is compared
/// with `X-Gitlab-Token`. The kind is `object_kind`; a system hook says it in `event_name`. The
/// service is the project's path with its namespace.
final class GitLab implements Source {

  @Override
  public String name() {
    return "gitlab";
  }

  @Override
  public About about() {
    return new About(
        "GitLab",
        "Project or group → Settings → Webhooks, a signing token or a secret token",
        "deploys, builds (pipelines and jobs), changes, releases, feature flags");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    String secret = settings.secret();
    return secret != null && secret.startsWith(StandardWebhooksScheme.SECRET)
        ? new StandardWebhooksScheme()
        : Scheme.token("X-Gitlab-Token");
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload payload = Payload.of(delivery.body());
    return switch (payload.requiredAny("/object_kind", "/event_name")) {
      case "pipeline" -> GitLabBuilds.pipeline(payload, origin(payload, delivery, names));
      case "build", "job" -> GitLabBuilds.job(payload, origin(payload, delivery, names));
      case "deployment" -> deployment(payload, origin(payload, delivery, names));
      case "push", "tag_push" -> GitLabChanges.push(payload, origin(payload, delivery, names));
      case "merge_request" -> GitLabChanges.mergeRequest(payload, origin(payload, delivery, names));
      case "release" -> release(payload, origin(payload, delivery, names));
      case "feature_flag" ->
          flag(payload, origin(payload, delivery, names), delivery.header("Idempotency-Key"));
      default -> new Decoded.Ignored("kind_not_used");
    };
  }

  /// A job of an older server has no `project`: its path is in the page of its repository.
  private Origin origin(Payload payload, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String page = payload.first("/project/web_url", "/project/homepage", "/repository/homepage");
    String path = payload.text("/project/path_with_namespace");
    if (path == null && page != null) {
      path = page.replaceFirst("^[a-z]+://[^/]+/", "");
    }
    String project =
        path == null
            ? payload.requiredAny(
                "/project/name", "/project_name", "/repository/name", "/project_id")
            : path;
    String container = page == null ? "https://gitlab.com/" + project : page;
    return new Origin(
        name(), Origin.host(container), container, project, delivery.received(), names);
  }

  /// The states of pipelines, jobs and deployments.
  static State state(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "created",
          "waiting_for_resource",
          "waiting_for_callback",
          "preparing",
          "pending",
          "scheduled" ->
          State.QUEUED;
      case "running" -> State.STARTED;
      case "manual", "blocked" -> State.BLOCKED;
      case "success", "passed" -> State.finished(Outcome.SUCCESS);
      case "failed" -> State.finished(Outcome.FAILURE);
      case "canceled", "cancelled" -> State.finished(Outcome.CANCELLED);
      case "skipped" -> State.finished(Outcome.SKIPPED);
      default -> State.UNHEARD_OF;
    };
  }

  private static Decoded deployment(Payload payload, Origin origin) throws UnreadableException {
    String id = payload.required("/deployment_id");
    String word = payload.text("/status", "");
    String ref = payload.text("/ref");
    var revision = new Revision(Commits.version(ref), deployedCommit(payload), null);
    return origin
        .event(payload, EventKind.DEPLOY, state(word))
        .id("deployment", id, word, "")
        .at("/status_changed_at")
        .environment("/environment", "/environment/name", "/environment_slug")
        .revision(revision)
        .run(id)
        .actor("/user/username", "/user/name")
        .page("/deployable_url")
        .link("environment", payload.text("/environment_external_url"))
        .label("repository", origin.service())
        .label("ref", ref)
        .label("tier", payload.text("/environment_tier"))
        .label("job_id", payload.text("/deployable_id"))
        .build(context -> new DeployEvent(context, DeployEvent.How.ROLLOUT, false, null, null));
  }

  /// The hook has a short sha only; the whole one ends the commit's page.
  private static @Nullable String deployedCommit(Payload payload) {
    String page = payload.text("/commit_url", "");
    String last = page.substring(page.lastIndexOf('/') + 1);
    return Commits.isSha(last) ? last : payload.first("/sha", "/commit/id", "/short_sha");
  }

  private static Decoded release(Payload payload, Origin origin) throws UnreadableException {
    if (!payload.text("/action", "create").equals("create")) {
      return new Decoded.Ignored("action_not_used");
    }
    String tag = payload.required("/tag");
    return origin
        .event(payload, EventKind.ARTIFACT, Phase.PUBLISHED, Outcome.SUCCESS)
        .id("release", origin.service() + "/" + tag, "published", "")
        .at("/released_at", "/created_at")
        .revision(new Revision(tag, payload.text("/commit/id"), null))
        .actor("/commit/author/name")
        .page("/url")
        .label("name", payload.text("/name"))
        .build(context -> new ArtifactEvent(context, origin.service(), "released"));
  }

  /// The hook does not say when a flag was turned, so two turns to the same side differ only by the
  /// key that GitLab repeats with each redelivery.
  private static Decoded flag(Payload payload, Origin origin, @Nullable String key)
      throws UnreadableException {
    String name = payload.required("/object_attributes/name");
    boolean active = payload.flag("/object_attributes/active");
    String id = payload.text("/object_attributes/id", name);
    return origin
        .event(payload, EventKind.CONFIG, Phase.FINISHED, Outcome.CHANGED)
        .id("feature_flag", id, active ? "on" : "off", key == null ? "" : key)
        .at("/object_attributes/updated_at")
        .actor("/user/username", "/user/name")
        .label("repository", origin.service())
        .label("active", String.valueOf(active))
        .build(context -> new ConfigurationEvent(context, "gitlab", Drift.NONE, name));
  }
}
