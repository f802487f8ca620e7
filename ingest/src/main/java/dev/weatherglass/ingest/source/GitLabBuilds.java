package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// GitLab's pipelines and jobs.
///
/// A job that deploys is a job with the environment as a label: the deployment's own hook tells of
/// the deploy. `commit.id` of a job is the *pipeline's* id; its commit is `sha`.
final class GitLabBuilds {

  private GitLabBuilds() {}

  static Decoded pipeline(Payload payload, Origin origin) throws UnreadableException {
    Payload pipeline = payload.part("/object_attributes");
    String id = payload.required("/object_attributes/id");
    String word = pipeline.first("/status", "/detailed_status");
    State state = GitLab.state(word == null ? "" : word);
    Instant finished = pipeline.instant("/finished_at");
    boolean over = state.phase() == Phase.FINISHED;
    String name = pipeline.text("/name");
    Double seconds = over ? duration(pipeline) : null;
    return origin
        .event(payload, EventKind.BUILD, state)
        .id("pipeline", id, String.valueOf(word), over && finished != null ? "" + finished : "")
        .at(pipeline.instant(over ? "/finished_at" : "/started_at", "/created_at"))
        .revision(commit(payload, "/object_attributes/sha", "/commit/id"))
        .run(id)
        .actor("/user/username", "/user/name")
        .link("page", pipeline.text("/url", origin.container() + "/-/pipelines/" + id))
        .label("repository", origin.service())
        .label("number", pipeline.text("/iid"))
        .label("branch", pipeline.text("/ref"))
        .label("trigger", pipeline.text("/source"))
        .build(context -> new BuildEvent(context, BuildEvent.Unit.PIPELINE, name, seconds));
  }

  private static Revision commit(Payload payload, String... pointers) {
    return new Revision(null, payload.first(pointers), null);
  }

  private static @Nullable Double duration(Payload pipeline) {
    Double said = pipeline.number("/duration");
    return said != null ? said : pipeline.seconds("/created_at", "/finished_at");
  }

  static Decoded job(Payload payload, Origin origin) throws UnreadableException {
    String id = payload.required("/build_id");
    String word = payload.text("/build_status", "");
    State state = GitLab.state(word);
    boolean over = state.phase() == Phase.FINISHED;
    String name = payload.text("/build_name");
    Double seconds = over ? payload.number("/build_duration") : null;
    boolean failed = word.equals("failed");
    return origin
        .event(payload, EventKind.BUILD, state)
        .id("job", id, word, "")
        .at(moments(state))
        .revision(commit(payload, "/sha", "/commit/sha"))
        .run(payload.first("/pipeline_id", "/commit/id"))
        .actor("/user/username", "/user/name")
        .link("page", origin.container() + "/-/jobs/" + id)
        .label("repository", origin.service())
        .label("project", payload.text("/project_name"))
        .label("job_id", id)
        .label("stage", payload.text("/build_stage"))
        .label("branch", payload.text("/ref"))
        .label("environment", payload.first("/environment/name", "/environment"))
        .label("tier", payload.text("/environment/deployment_tier"))
        .label("failure", failed ? payload.text("/build_failure_reason") : null)
        .build(context -> new BuildEvent(context, BuildEvent.Unit.JOB, name, seconds));
  }

  private static String[] moments(State state) {
    return switch (state.phase()) {
      case FINISHED ->
          new String[] {"/build_finished_at", "/build_started_at", "/build_created_at"};
      case STARTED -> new String[] {"/build_started_at", "/build_created_at"};
      default -> new String[] {"/build_created_at"};
    };
  }
}
