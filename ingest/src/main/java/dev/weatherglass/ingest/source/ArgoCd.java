package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Argo CD's notifications with the whole application in the body, as `{timestamp, context, app}`
/// or alone; the rollouts of Argo Rollouts come by the same engine.
///
/// A deploy is one operation: the application's uid and the operation's `startedAt`. Facts that are
/// easily got wrong: while it runs, `status.sync.revision` is still the *old* one; a finished
/// operation is told again on each reconciliation; health gets worse long after an operation
/// succeeded, and that is an incident. An end of it is told only where the application says (in its
/// record of what was notified) that the degradation was told.
final class ArgoCd implements Source {

  private static final String OPERATION = "/status/operationState";
  private static final String NOTIFIED = "/metadata/annotations/notified.notifications.argoproj.io";
  private static final Pattern SHA = Pattern.compile("[0-9a-f]{40,64}");

  @Override
  public String name() {
    return "argocd";
  }

  @Override
  public About about() {
    return new About(
        "Argo CD",
        "argocd-notifications-cm: a webhook whose template holds the whole .app, with a bearer token",
        "deploys, removals, incidents while an application is degraded; rollouts of Argo Rollouts");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    Payload body = Payload.of(delivery.body());
    if (body.has("/rollout") || body.text("/kind", "").equals("Rollout")) {
      return ArgoRollout.decode(body, delivery, names);
    }
    Payload app = body.has("/app") ? body.part("/app") : body;
    app = app.has("/application") ? app.part("/application") : app;
    return application(body, app, delivery, names);
  }

  private static Decoded application(
      Payload body, Payload app, Delivery delivery, ServiceNames names) throws UnreadableException {
    String name = app.required("/metadata/name");
    String path = app.text("/metadata/namespace", "argocd") + "/" + name;
    var origin = new Origin("argocd", "", "/argocd/" + path, name, delivery.received(), names);
    String uid = app.text("/metadata/uid", path);
    String url = body.text("/context/argocdUrl");
    String page = url == null ? null : url + "/applications/" + path;
    if (app.has("/metadata/deletionTimestamp")) {
      return removed(app, origin, uid, page);
    }
    var events = new ArrayList<DeliveryEvent>();
    if (app.has(OPERATION + "/phase") && !app.flag(OPERATION + "/operation/sync/dryRun")) {
      events.add(operation(app, origin, uid, page));
    }
    DeliveryEvent health = health(app, origin, uid, page);
    if (health != null) {
      events.add(health);
    }
    return events.isEmpty() ? new Decoded.Ignored("no_operation") : new Decoded.Events(events);
  }

  private static DeliveryEvent operation(
      Payload app, Origin origin, String uid, @Nullable String page) {
    String phase = app.text(OPERATION + "/phase", "");
    State state =
        switch (phase) {
          case "Running" -> State.STARTED;
          case "Succeeded" -> State.finished(Outcome.SUCCESS);
          case "Failed" -> State.finished(Outcome.FAILURE);
          case "Error" -> State.finished(Outcome.ERROR);
          default -> State.UNHEARD_OF; // as Terminating, which ends in Failed
        };
    boolean over = state.phase() == Phase.FINISHED;
    String run = uid + "/" + app.text(OPERATION + "/startedAt", "");
    How how = isRollback(app) ? How.ROLLBACK : How.ROLLOUT;
    return about(app, origin, EventKind.DEPLOY, state, page)
        .id("application", run, phase, "")
        .at(OPERATION + (over ? "/finishedAt" : "/startedAt"), OPERATION + "/startedAt")
        .revision(revision(app, over))
        .run(run)
        .actor(OPERATION + "/operation/initiatedBy/username")
        .label(
            "automated", app.flag(OPERATION + "/operation/initiatedBy/automated") ? "true" : null)
        .event(context -> new DeployEvent(context, how, false, null, null));
  }

  private static EventDraft about(
      Payload app, Origin origin, EventKind kind, State state, @Nullable String page) {
    return origin
        .event(app, kind, state)
        .environment("/metadata/labels/environment", "/metadata/labels/env")
        .link("page", page)
        .label("application", app.text("/metadata/name"))
        .label("project", app.text("/spec/project"))
        .label("namespace", app.text("/spec/destination/namespace"))
        .label("cluster", app.first("/spec/destination/name", "/spec/destination/server"))
        .label("images", joined(app, "/status/summary/images"));
  }

  private static Decoded removed(Payload app, Origin origin, String uid, @Nullable String page) {
    return about(app, origin, EventKind.DEPLOY, State.finished(Outcome.SUCCESS), page)
        .id("application", uid, "removed", "")
        .at("/metadata/deletionTimestamp")
        .run(uid + "/removed")
        .revision(revision(app, true))
        .build(context -> new DeployEvent(context, How.REMOVE, false, null, null));
  }

  /// What was asked for; what the application has at present only after that is over.
  private static Revision revision(Payload app, boolean over) {
    String sync = OPERATION + "/operation/sync";
    String result = OPERATION + "/syncResult";
    String version =
        firstOf(
            app.text(sync + "/revision"),
            joined(app, sync + "/revisions"),
            app.text(result + "/revision"),
            joined(app, result + "/revisions"),
            over ? app.text("/status/sync/revision") : null,
            over ? joined(app, "/status/sync/revisions") : null);
    if (version == null) {
      return Revision.UNKNOWN;
    }
    List<String> commits =
        List.of(version.split(",", -1)).stream()
            .filter(part -> SHA.matcher(part).matches())
            .toList();
    String commit = commits.size() == 1 ? commits.getFirst() : null;
    return new Revision(version.equals(commit) ? null : version, commit, null);
  }

  /// Whether it goes back to what an older deploy, and not the one before, had brought.
  private static boolean isRollback(Payload app) {
    String wanted = app.text(OPERATION + "/operation/sync/revision");
    List<String> history =
        app.parts("/status/history").stream().map(deploy -> deploy.text("/revision", "")).toList();
    int last = history.size() - 1;
    boolean recorded = last >= 0 && history.get(last).equals(wanted);
    int before = recorded ? last - 1 : last;
    return wanted != null
        && before > 0
        && !history.get(before).equals(wanted)
        && history.subList(0, before).contains(wanted);
  }

  private static @Nullable DeliveryEvent health(
      Payload app, Origin origin, String uid, @Nullable String page) {
    Phase phase =
        switch (app.text("/status/health/status", "")) {
          case "Degraded" -> Phase.OPENED;
          case "Healthy" -> app.text(NOTIFIED, "").contains("degraded") ? Phase.RESOLVED : null;
          default -> null;
        };
    if (phase == null) {
      return null;
    }
    String since = app.text("/status/health/lastTransitionTime", revision(app, true).label());
    String title = app.text("/status/health/message", app.text("/metadata/name") + " is degraded");
    return about(app, origin, EventKind.INCIDENT, new State(phase, Outcome.UNKNOWN), page)
        .id("health", uid + "/" + since, phase.word(), "")
        .at("/status/health/lastTransitionTime")
        .revision(revision(app, true))
        .event(context -> new IncidentEvent(context, uid, title, "degraded"));
  }

  private static @Nullable String joined(Payload app, String pointer) {
    String all =
        String.join(
            ",",
            app.at(pointer)
                .valueStream()
                .filter(node -> node.isString())
                .map(node -> node.stringValue())
                .toList());
    return all.isEmpty() ? null : all;
  }

  private static @Nullable String firstOf(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return null;
  }
}
