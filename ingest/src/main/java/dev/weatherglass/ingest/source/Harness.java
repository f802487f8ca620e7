package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.BuildEvent.Unit;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import org.jspecify.annotations.Nullable;

/// Harness: its CDEvents, drafts of 0.5 with one id for a start and its end and with times in
/// milliseconds as text, and the webhooks of its notification rules.
///
/// A notification `PipelineEnd` does not say how it ended and is ignored; `PipelineSuccess` and
/// `PipelineFailed` do.
final class Harness implements Source {

  /// What a notification is about.
  ///
  /// @param word the rest of its type: what became of it
  private record Told(Unit unit, String word) {

    static @Nullable Told of(String type) {
      for (Unit unit : new Unit[] {Unit.PIPELINE, Unit.STAGE, Unit.TASK}) {
        String start =
            switch (unit) {
              case PIPELINE -> "Pipeline";
              case STAGE -> "Stage";
              case JOB, TASK, CHECK -> "Step";
            };
        if (type.startsWith(start)) {
          return new Told(unit, type.substring(start.length()));
        }
      }
      return null;
    }

    @Nullable State state() {
      return switch (word) {
        case "Start" -> State.STARTED;
        case "Success" -> State.finished(Outcome.SUCCESS);
        case "Failed" -> State.finished(Outcome.FAILURE);
        case "Paused" -> State.BLOCKED;
        default -> null;
      };
    }

    /// The field with its name, and the one with its identifier.
    String[] names() {
      return switch (unit) {
        case PIPELINE -> new String[] {"/pipelineName", "/pipelineIdentifier"};
        case STAGE -> new String[] {"/stageName", "/stageIdentifier"};
        case JOB, TASK, CHECK -> new String[] {"/stepName", "/stepIdentifier"};
      };
    }
  }

  @Override
  public String name() {
    return "harness";
  }

  @Override
  public About about() {
    return new About(
        "Harness",
        "Pipeline → Notify, method Webhook; or its CDEvents; with the token in the header"
            + " Authorization or as ?token=",
        "builds (pipelines, stages and steps), deploys");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    var body = new Payload(Payload.tree(delivery.body()));
    return body.has("/eventData")
        ? notification(body.part("/eventData"), delivery, names)
        : CdEvents.decode(name(), delivery, names);
  }

  private Decoded notification(Payload data, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    Told told = Told.of(data.text("/eventType", ""));
    State state = told == null ? null : told.state();
    if (told == null || state == null) {
      return new Decoded.Ignored("type_not_used");
    }
    String run = data.requiredAny("/planExecutionId", "/executionUrl");
    String pipeline = data.requiredAny("/pipelineName", "/pipelineIdentifier");
    String page = data.text("/executionUrl", "https://app.harness.io/");
    String container =
        "/harness/%s/%s/%s"
            .formatted(
                data.text("/accountIdentifier", ""),
                data.text("/orgIdentifier", ""),
                data.text("/projectIdentifier", ""));
    var origin =
        new Origin(name(), Origin.host(page), container, pipeline, delivery.received(), names);
    boolean over = state.phase() == Phase.FINISHED;
    String name = data.first(told.names());
    Double seconds = over ? data.seconds("/startTs", "/endTs") : null;
    String word = state.phase().word() + "/" + state.outcome().word();
    String stage = data.text("/stageIdentifier", "");
    return origin
        .event(data, EventKind.BUILD, state)
        .id(told.unit().name(), run + "/" + stage + "/" + name, word, "")
        .at(over ? "/endTs" : "/startTs", "/startTs")
        .run(run)
        .actor("/triggeredBy/name")
        .page("/executionUrl", "/pipelineUrl")
        .label("project", data.text("/projectIdentifier"))
        .label("stage", data.text("/stageIdentifier"))
        .label("error", data.text("/errorMessage"))
        .build(context -> new BuildEvent(context, told.unit(), name, seconds));
  }
}
