package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.BuildEvent.Unit;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.DeployEvent.How;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.Scope;
import dev.weatherglass.ingest.names.ServiceNames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One CDEvent: `context` says which, `subject` what about.
///
/// The version behind the type is not looked at: the fields of all versions are read. The id is of
/// `context.id` and the full type, because some senders use one id for a start and its end.
/// `build.finished` has no outcome. What is about no service belongs to who sent it.
///
/// @param event with `context` and `subject`
/// @param content `subject.content`
/// @param subject what it is about, as `pipelinerun`
/// @param predicate what became of it, as `finished`
/// @param type the full type
/// @param id `context.id`
/// @param at when; null where it does not say
/// @param sender `context.source`
/// @param origin without a service: [#about] gives it one
record CdEvent(
    Payload event,
    Payload content,
    String subject,
    String predicate,
    String type,
    String id,
    @Nullable Instant at,
    String sender,
    Origin origin) {

  private static final Pattern TYPE = Pattern.compile("dev\\.cdevents\\.(\\w+)\\.(\\w+)(\\..*)?");

  static CdEvent of(Envelope envelope, String system, Instant received, ServiceNames names)
      throws UnreadableException {
    Payload event = envelope.data();
    String type = event.text("/context/type", envelope.type());
    String id = event.text("/context/id", Objects.requireNonNullElse(envelope.id(), ""));
    if (id.isEmpty() || type.isEmpty()) {
      throw new UnreadableException(
          (id.isEmpty() ? "/context/id" : "/context/type") + " is missing");
    }
    String sender =
        event.text("/context/source", Objects.requireNonNullElse(envelope.source(), "/" + system));
    Instant said = event.instant("/context/timestamp");
    Instant at = said == null && envelope.time() != null ? Times.of(envelope.time()) : said;
    Matcher matcher = TYPE.matcher(type);
    boolean known = matcher.matches();
    return new CdEvent(
        event,
        event.part("/subject/content"),
        known ? matcher.group(1).toLowerCase(Locale.ROOT) : "",
        known ? matcher.group(2).toLowerCase(Locale.ROOT) : "",
        type,
        id,
        at,
        sender,
        new Origin(system, sender, sender, sender, received, names));
  }

  Decoded decode() {
    return switch (subject) {
      case "service" -> service();
      case "environment" -> environment();
      case "build" -> run(Unit.TASK, null, null);
      case "pipelinerun" -> run(Unit.PIPELINE, content.text("/pipelineName"), subjectId());
      case "taskrun" -> run(Unit.TASK, content.text("/taskName"), content.text("/pipelineRun/id"));
      case "testsuiterun", "testsuite" -> test(Scope.SUITE);
      case "testcaserun", "testcase" -> test(Scope.CASE);
      case "change" -> change();
      case "artifact" -> artifact();
      case "incident" -> incident();
      case "approval" -> approval();
      case "testoutput" -> new Decoded.Ignored("link_only");
      case "ticket" -> new Decoded.Ignored("context_only");
      default -> new Decoded.Ignored("type_not_used");
    };
  }

  private String subjectId() {
    return event.text("/subject/id", id);
  }

  private @Nullable Purl artifactOf() {
    return Purl.of(content.first("/artifactId", "/artifactID"));
  }

  private static Revision revision(@Nullable Purl artifact) {
    return artifact == null ? Revision.UNKNOWN : artifact.revision();
  }

  /// Begins an event about a service.
  private EventDraft about(@Nullable String service, EventKind kind, State state) {
    return new Origin(
            origin.system(),
            origin.instance(),
            origin.container(),
            service == null ? sender : service,
            origin.received(),
            origin.names())
        .event(event, kind, state)
        .id(subject, id, type, "")
        .at(at)
        .environment("/subject/content/environment/id", "/subject/content/environment/name")
        .page("/subject/content/uri", "/subject/content/url", "/subject/content/ticketURI")
        .label("id", id)
        .label("subject", subjectId())
        .label("chain", event.text("/context/chainId"));
  }

  private static Decoded notUsed() {
    return new Decoded.Ignored("type_not_used");
  }

  private Decoded service() {
    How how =
        switch (predicate) {
          case "deployed", "upgraded" -> How.ROLLOUT;
          case "rolledback" -> How.ROLLBACK;
          case "removed" -> How.REMOVE;
          case "published" -> How.PUBLISH;
          default -> null;
        };
    if (how == null) {
      return notUsed();
    }
    return about(subjectId(), EventKind.DEPLOY, State.finished(Outcome.SUCCESS))
        .revision(revision(artifactOf()))
        .build(context -> new DeployEvent(context, how, false, null, null));
  }

  private Decoded environment() {
    if (!List.of("created", "modified", "deleted").contains(predicate)) {
      return notUsed();
    }
    return about(subjectId(), EventKind.CONFIG, State.finished(Outcome.CHANGED))
        .environmentNamed(content.text("/name", subjectId()))
        .label("change", predicate)
        .build(context -> new ConfigurationEvent(context, null, Drift.UNKNOWN, null));
  }

  private @Nullable State running() {
    return switch (predicate) {
      case "queued" -> State.QUEUED;
      case "started" -> State.STARTED;
      case "finished" -> State.finished(OutcomeWords.of(content.text("/outcome")));
      case "skipped" -> State.finished(Outcome.SKIPPED);
      default -> null;
    };
  }

  /// @param name what the pipeline or task is called; null where the event does not say
  /// @param run the pipeline's run; null where it is part of none
  private Decoded run(Unit unit, @Nullable String name, @Nullable String run) {
    State state = running();
    if (state == null) {
      return notUsed();
    }
    Purl artifact = artifactOf();
    String service = name == null && artifact != null ? artifact.name() : name;
    return about(service, EventKind.BUILD, state)
        .revision(revision(artifact))
        .run(run == null ? subjectId() : run)
        .label("errors", content.text("/errors"))
        .build(context -> new BuildEvent(context, unit, name, null));
  }

  /// Without counts: those come from the reports. A single case is one case, and is not watched.
  private Decoded test(Scope scope) {
    State state = running();
    if (state == null) {
      return notUsed();
    }
    Outcome outcome = state.outcome();
    boolean counts = scope == Scope.CASE && state.phase() == Phase.FINISHED;
    String suite = content.first("/testSuite/name", "/testSuite/id", "/testSuiteRun/id");
    return about(null, EventKind.TEST, state)
        .run(content.text("/testSuiteRun/id", subjectId()))
        .page("/subject/content/testSuite/uri", "/subject/content/testCase/uri")
        .label("case", content.first("/testCase/name", "/testCase/id"))
        .label("severity", content.text("/severity"))
        .label("reason", content.text("/reason"))
        .build(context ->
            new TestEvent(
                context,
                scope,
                suite,
                counts ? 1 : 0,
                counts && outcome == Outcome.FAILURE ? 1 : 0,
                counts && outcome == Outcome.ERROR ? 1 : 0,
                counts && outcome == Outcome.SKIPPED ? 1 : 0,
                null,
                List.of()));
  }

  private Decoded change() {
    Phase phase =
        switch (predicate) {
          case "created" -> Phase.CREATED;
          case "updated", "reviewed" -> Phase.UPDATED;
          case "merged" -> Phase.MERGED;
          case "abandoned" -> Phase.ABANDONED;
          default -> null;
        };
    if (phase == null) {
      return notUsed();
    }
    Outcome outcome = phase == Phase.MERGED ? Outcome.SUCCESS : Outcome.UNKNOWN;
    String repository = content.first("/repository/id", "/repository/name");
    String number = subjectId();
    return about(repository, EventKind.CHANGE, new State(phase, outcome))
        .revision(new Revision(null, Commits.shaOrNull(number), null))
        .label("title", content.text("/description"))
        .build(context -> new ChangeEvent(context, repository, null, null, number, List.of()));
  }

  /// Signing makes no new artefact but says that there is one.
  private Decoded artifact() {
    Phase phase =
        switch (predicate) {
          case "packaged", "signed" -> Phase.PACKAGED;
          case "published" -> Phase.PUBLISHED;
          default -> null;
        };
    if (phase == null) {
      return notUsed();
    }
    Purl artifact = Purl.of(subjectId());
    Revision known = revision(artifact);
    String change = content.text("/change/id");
    String commit = Commits.isSha(change) ? change : known.commit();
    String name = artifact == null ? subjectId() : artifact.name();
    return about(name, EventKind.ARTIFACT, new State(phase, Outcome.SUCCESS))
        .revision(new Revision(known.version(), commit, known.digest()))
        .label("change", change)
        .build(context -> new ArtifactEvent(context, name, predicate));
  }

  private Decoded incident() {
    Phase phase =
        switch (predicate) {
          case "detected" -> Phase.OPENED;
          case "reported" -> Phase.UPDATED;
          case "resolved" -> Phase.RESOLVED;
          default -> null;
        };
    if (phase == null) {
      return notUsed();
    }
    Outcome outcome = phase == Phase.RESOLVED ? Outcome.SUCCESS : Outcome.UNKNOWN;
    Purl artifact = artifactOf();
    String service = content.text("/service/id", artifact == null ? sender : artifact.name());
    String title = content.text("/description");
    return about(service, EventKind.INCIDENT, new State(phase, outcome))
        .revision(revision(artifact))
        .build(context -> new IncidentEvent(context, subjectId(), title, null));
  }

  /// A deploy that waits for a person; only the draft of 0.6 has it.
  private Decoded approval() {
    if (!List.of("created", "requested", "queued", "started").contains(predicate)) {
      return notUsed();
    }
    return about(content.text("/service/id"), EventKind.DEPLOY, State.BLOCKED)
        .run(subjectId())
        .revision(revision(artifactOf()))
        .build(context -> new DeployEvent(context, How.ROLLOUT, false, null, null));
  }
}
