package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.BuildEvent.Unit;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tekton Pipelines by its CloudEvents sink: task runs and pipeline runs.
///
/// Events come out of order and again after a restart of the controller, so an id is made of the
/// run's uid and its state; each change of the condition while it is under way (`running`,
/// `unknown`) is one. The service is the pipeline, or the task where there is none.
final class Tekton implements Source {

  private static final String PREFIX = "dev.tekton.event.";
  private static final Pattern TYPE =
      Pattern.compile("dev\\.tekton\\.event\\.(\\w+)\\.(\\w+)(\\..*)?");

  /// What a run of either kind looks like.
  ///
  /// @param word what the type says, as `started`; empty where the body must tell
  private record Run(Payload object, Unit unit, String word) {

    @Nullable String label(String name) {
      return object.text("/metadata/labels/" + name.replace("/", "~1"));
    }

    String condition() {
      for (Payload condition : object.parts("/status/conditions")) {
        if (condition.text("/type", "Succeeded").equals("Succeeded")) {
          return condition.text("/status", "Unknown");
        }
      }
      return "";
    }

    String reason() {
      return object.text("/status/conditions/0/reason", "");
    }

    @Nullable Instant changed() {
      return object.instant("/status/conditions/0/lastTransitionTime");
    }
  }

  @Override
  public String name() {
    return "tekton";
  }

  @Override
  public About about() {
    return new About(
        "Tekton",
        "ConfigMap config-events (older: config-defaults), default-cloud-events-sink",
        "builds (pipelines and tasks)");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public boolean readsCloudEvent(String type) {
    return type.startsWith(PREFIX);
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    var told = new ArrayList<DeliveryEvent>();
    for (Envelope envelope : Envelope.of(delivery)) {
      Run run = run(envelope);
      if (run != null) {
        told.add(event(run, envelope, delivery, names));
      }
    }
    return told.isEmpty() ? new Decoded.Ignored("type_not_used") : new Decoded.Events(told);
  }

  /// The run; null for one that is neither of a task nor of a pipeline.
  private static @Nullable Run run(Envelope envelope) throws UnreadableException {
    Payload data = envelope.data();
    Matcher type = TYPE.matcher(envelope.type());
    String word = type.matches() ? type.group(2).toLowerCase(Locale.ROOT) : "";
    if (data.has("/pipelineRun")) {
      return new Run(data.part("/pipelineRun"), Unit.PIPELINE, word);
    }
    if (data.has("/taskRun")) {
      return new Run(data.part("/taskRun"), Unit.TASK, word);
    }
    if (data.has("/customRun") || data.has("/run") || type.matches()) {
      return null;
    }
    throw new UnreadableException("/taskRun or /pipelineRun is missing");
  }

  private DeliveryEvent event(Run run, Envelope envelope, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    Payload object = run.object();
    boolean pipeline = run.unit() == Unit.PIPELINE;
    String name = pipeline ? pipelineName(run) : taskName(run);
    String id = object.requiredAny("/metadata/uid", "/metadata/name");
    String namespace = object.text("/metadata/namespace", "default");
    State state = state(run);
    boolean over = state.phase() == Phase.FINISHED;
    Double seconds = over ? object.seconds("/status/startTime", "/status/completionTime") : null;
    String service = pipelineName(run) == null ? name : pipelineName(run);
    var origin =
        new Origin(
            name(),
            "",
            "/tekton/namespaces/" + namespace,
            service == null ? object.text("/metadata/name", namespace) : service,
            delivery.received(),
            names);
    String parent = run.label("tekton.dev/pipelineRun");
    return origin
        .event(object, EventKind.BUILD, state)
        .id(pipeline ? "pipelinerun" : "taskrun", id, word(run, state), "")
        .at(at(run, state, envelope))
        .revision(new Revision(null, commit(run), null))
        .run(parent == null || pipeline ? object.text("/metadata/name", id) : parent)
        .label("name", object.text("/metadata/name"))
        .label("namespace", namespace)
        .label("uid", id)
        .label("reason", run.reason())
        .event(context -> new BuildEvent(context, run.unit(), name, seconds));
  }

  private static @Nullable String pipelineName(Run run) {
    String label = run.label("tekton.dev/pipeline");
    return label != null ? label : run.object().text("/spec/pipelineRef/name");
  }

  private static @Nullable String taskName(Run run) {
    String inPipeline = run.label("tekton.dev/pipelineTask");
    String label = inPipeline != null ? inPipeline : run.label("tekton.dev/task");
    return label != null ? label : run.object().text("/spec/taskRef/name");
  }

  /// What the type says, else what the condition `Succeeded` says.
  private static State state(Run run) {
    return switch (run.word()) {
      case "queued" -> State.QUEUED;
      case "started" -> State.STARTED;
      case "successful", "succeeded" -> State.finished(Outcome.SUCCESS);
      case "failed" -> State.finished(failure(run.reason()));
      case "running", "unknown" -> State.UNHEARD_OF;
      default ->
          switch (run.condition()) {
            case "True" -> State.finished(Outcome.SUCCESS);
            case "False" -> State.finished(failure(run.reason()));
            default -> State.UNHEARD_OF;
          };
    };
  }

  private static Outcome failure(String reason) {
    if (reason.contains("Cancel") || reason.startsWith("Stopped")) {
      return Outcome.CANCELLED;
    }
    return reason.contains("Timeout") || reason.contains("TimedOut")
        ? Outcome.TIMEOUT
        : Outcome.FAILURE;
  }

  private static String word(Run run, State state) {
    String word = state.phase().word() + "/" + state.outcome().word();
    return state.equals(State.UNHEARD_OF) ? word + "/" + run.reason() + "/" + run.changed() : word;
  }

  private static @Nullable Instant at(Run run, State state, Envelope envelope) {
    Payload object = run.object();
    Instant said =
        switch (state.phase()) {
          case FINISHED -> object.instant("/status/completionTime");
          case STARTED -> object.instant("/status/startTime", "/metadata/creationTimestamp");
          case QUEUED -> object.instant("/metadata/creationTimestamp");
          default -> null;
        };
    if (said == null) {
      said = run.changed();
    }
    return said == null && envelope.time() != null ? Times.of(envelope.time()) : said;
  }

  /// Pipelines-as-Code writes it as a label; a pipeline of one's own often takes it as a parameter.
  private static @Nullable String commit(Run run) {
    String label = run.label("pipelinesascode.tekton.dev/sha");
    if (label != null) {
      return label;
    }
    for (Payload parameter : run.object().parts("/spec/params")) {
      String name = parameter.text("/name", "").toLowerCase(Locale.ROOT);
      String value = parameter.text("/value");
      if (Commits.isSha(value) && (name.contains("revision") || name.contains("commit"))) {
        return value;
      }
    }
    return null;
  }
}
