package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import org.jspecify.annotations.Nullable;

/// GitHub's runs, jobs, checks and commit statuses.
///
/// One build is told up to four times: by its run, its jobs, a check for each job and statuses.
/// Only the run is a pipeline, and only pipelines are counted as builds. All are judged by `status`
/// and `conclusion`, not by `action`, which may be behind them.
final class GitHubBuilds {

  /// How the names of our own statuses begin: what we report comes back to us.
  private static final String OURS = "weatherglass";

  private GitHubBuilds() {}

  static Decoded run(Payload payload, Origin origin) throws UnreadableException {
    Payload run = payload.part("/workflow_run");
    String id = payload.required("/workflow_run/id");
    String attempt = run.text("/run_attempt", "1");
    State state = state(payload, run);
    boolean over = state.phase() == Phase.FINISHED;
    Double seconds = over ? run.seconds("/run_started_at", "/updated_at") : null;
    String name = run.first("/name", "/display_title");
    return origin
        .event(run, EventKind.BUILD, state)
        .id("workflow_run", id, nativeState(run), attempt)
        .at(over ? "/updated_at" : "/run_started_at", "/created_at")
        .revision(commit(run))
        .run(runOf(id, attempt))
        .actor("/triggering_actor/login", "/actor/login")
        .page("/html_url")
        .label("attempt", attempt)
        .label("number", run.text("/run_number"))
        .label("repository", origin.service())
        .label("branch", run.text("/head_branch"))
        .label("trigger", run.text("/event"))
        .build(context -> new BuildEvent(context, BuildEvent.Unit.PIPELINE, name, seconds));
  }

  static Decoded job(Payload payload, Origin origin) throws UnreadableException {
    Payload job = payload.part("/workflow_job");
    String id = payload.required("/workflow_job/id");
    String attempt = job.text("/run_attempt", "1");
    State state = state(payload, job);
    return origin
        .event(job, EventKind.BUILD, state)
        .id("workflow_job", id, nativeState(job), attempt)
        .at(moments(state))
        .revision(commit(job))
        .run(runOf(job.text("/run_id", id), attempt))
        .page("/html_url")
        .label("job_id", id)
        .label("attempt", attempt)
        .label("repository", origin.service())
        .label("workflow", job.text("/workflow_name"))
        .label("branch", job.text("/head_branch"))
        .label("environment", payload.text("/deployment/environment"))
        .build(context ->
            new BuildEvent(context, BuildEvent.Unit.JOB, job.text("/name"), seconds(state, job)));
  }

  static Decoded checkRun(Payload payload, Origin origin) throws UnreadableException {
    Payload check = payload.part("/check_run");
    String id = payload.required("/check_run/id");
    String name = check.text("/name");
    if (isOurs(name)) {
      return new Decoded.Ignored("own_status");
    }
    State state = state(payload, check);
    return origin
        .event(check, EventKind.BUILD, state)
        .id("check_run", id, nativeState(check), "")
        .at(moments(state))
        .revision(commit(check))
        .run(id)
        .page("/html_url", "/details_url")
        .label("repository", origin.service())
        .label("app", check.text("/app/slug"))
        .label("branch", check.text("/check_suite/head_branch"))
        .build(
            context -> new BuildEvent(context, BuildEvent.Unit.CHECK, name, seconds(state, check)));
  }

  static Decoded checkSuite(Payload payload, Origin origin) throws UnreadableException {
    Payload suite = payload.part("/check_suite");
    String id = payload.required("/check_suite/id");
    State state = state(payload, suite);
    String name = suite.first("/app/name", "/app/slug");
    return origin
        .event(suite, EventKind.BUILD, state)
        .id("check_suite", id, nativeState(suite), "")
        .at(state.phase() == Phase.FINISHED ? "/updated_at" : "/created_at", "/created_at")
        .revision(commit(suite))
        .run(id)
        .label("repository", origin.service())
        .label("app", suite.text("/app/slug"))
        .label("branch", suite.text("/head_branch"))
        .build(context -> new BuildEvent(context, BuildEvent.Unit.CHECK, name, null));
  }

  static Decoded status(Payload payload, Origin origin) throws UnreadableException {
    String id = payload.required("/id");
    String name = payload.text("/context", "default");
    if (isOurs(name)) {
      return new Decoded.Ignored("own_status");
    }
    String word = payload.text("/state", "");
    State state =
        switch (word) {
          case "pending" -> State.QUEUED;
          case "success" -> State.finished(Outcome.SUCCESS);
          case "failure" -> State.finished(Outcome.FAILURE);
          case "error" -> State.finished(Outcome.ERROR);
          default -> State.UNHEARD_OF;
        };
    return origin
        .event(payload, EventKind.BUILD, state)
        .id("status", id, word, "")
        .at("/created_at", "/updated_at")
        .revision(new Revision(null, payload.first("/sha", "/commit/sha"), null))
        .run(id)
        .actor("/sender/login")
        .page("/target_url", "/commit/html_url")
        .label("repository", origin.service())
        .label("branch", payload.text("/branches/0/name"))
        .build(context -> new BuildEvent(context, BuildEvent.Unit.CHECK, name, null));
  }

  private static boolean isOurs(@Nullable String name) {
    return name != null && name.regionMatches(true, 0, OURS, 0, OURS.length());
  }

  /// A re-run is another run.
  private static String runOf(String id, String attempt) {
    return attempt.equals("1") ? id : id + "/" + attempt;
  }

  private static String nativeState(Payload part) {
    return part.text("/status", "") + "/" + part.text("/conclusion", "");
  }

  private static Revision commit(Payload part) {
    return new Revision(null, part.text("/head_sha"), null);
  }

  private static String[] moments(State state) {
    return switch (state.phase()) {
      case FINISHED -> new String[] {"/completed_at", "/started_at", "/created_at"};
      case STARTED -> new String[] {"/started_at", "/created_at"};
      default -> new String[] {"/created_at", "/started_at"};
    };
  }

  private static @Nullable Double seconds(State state, Payload part) {
    return state.phase() == Phase.FINISHED ? part.seconds("/started_at", "/completed_at") : null;
  }

  private static State state(Payload payload, Payload part) {
    String status = part.text("/status", payload.text("/action", ""));
    return switch (status) {
      case "queued", "requested", "pending" -> State.QUEUED;
      case "in_progress" -> State.STARTED;
      case "waiting" -> State.BLOCKED;
      case "completed" -> concluded(part.text("/conclusion", ""));
      default -> {
        State said = concluded(status); // Some lists put the conclusion in its place.
        yield said.outcome() == Outcome.UNKNOWN ? State.UNHEARD_OF : said;
      }
    };
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
}
