package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TestEvent.TestCase;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Jenkins by its Notification, CloudEvents or CDEvents plug-in.
///
/// All three tell of the same builds, so ids are made of the build's page and its outcome: a server
/// with two of the plug-ins counts once, and `FINALIZED` adds nothing to `COMPLETED`. The job is
/// the display name where there is one. Parameters, logs, notes and the configuration of a job are
/// never stored: they may hold secrets.
final class Jenkins implements Source {

  private static final String TYPE = "org.jenkinsci.";
  private static final Redaction SECRETS =
      Redaction.of(
          "/build/parameters",
          "/build/log",
          "/build/notes",
          "/configFile",
          "/data/build/parameters",
          "/data/build/log",
          "/data/build/notes",
          "/data/configFile",
          "/*/data/configFile",
          "/*/data/build/parameters",
          "/*/data/build/log",
          "/*/data/build/notes");

  @Override
  public String name() {
    return "jenkins";
  }

  @Override
  public About about() {
    return new About(
        "Jenkins",
        "Notification plug-in: Job → Job Notifications, format JSON; or the CloudEvents plug-in"
            + " with an HTTP sink",
        "builds (pipelines), tests, artefacts");
  }

  @Override
  public Scheme scheme(SourceSettings settings) {
    return Scheme.token();
  }

  @Override
  public boolean readsCloudEvent(String type) {
    return type.startsWith(TYPE);
  }

  @Override
  public byte[] redacted(Delivery delivery) throws UnreadableException {
    return SECRETS.json(delivery.body());
  }

  @Override
  public Decoded decode(Delivery delivery, ServiceNames names) throws UnreadableException {
    var told = new ArrayList<DeliveryEvent>();
    Decoded last = new Decoded.Ignored("no_event");
    for (Envelope envelope : Envelope.of(delivery)) {
      Payload data = envelope.data();
      if (CdEvents.isOne(data.text("/context/type", envelope.type()))) {
        return CdEvents.decode(name(), delivery, names);
      }
      last = one(envelope, delivery, names);
      if (last instanceof Decoded.Events(List<DeliveryEvent> events)) {
        told.addAll(events);
      }
    }
    return told.isEmpty() ? last : new Decoded.Events(told);
  }

  private Decoded one(Envelope envelope, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    Payload data = envelope.data();
    if (data.has("/build")) {
      return build(
          data, origin(data, data.first("/build/full_url", "/build/fullUrl"), delivery, names));
    }
    if (data.has("/jenkinsQueueId") || envelope.type().startsWith(TYPE + "queue.")) {
      return queue(data, envelope.type(), origin(data, data.text("/ciUrl"), delivery, names));
    }
    if (envelope.type().startsWith(TYPE)) {
      return new Decoded.Ignored("type_not_used");
    }
    throw new UnreadableException("/build is missing");
  }

  /// @param page of the build, or of the server; null where it does not know its own URL
  private Origin origin(Payload data, @Nullable String page, Delivery delivery, ServiceNames names)
      throws UnreadableException {
    String job = data.requiredAny("/display_name", "/displayName", "/name");
    String path = data.text("/url", "job/" + job + "/");
    String container = page == null ? "/jenkins/" + path : page.replaceFirst("/\\d+/?$", "/");
    String instance = page == null ? "" : Origin.host(page);
    return new Origin(name(), instance, container, job, delivery.received(), names);
  }

  private static Decoded build(Payload data, Origin origin) throws UnreadableException {
    Payload build = data.part("/build");
    Outcome outcome = OutcomeWords.of(build.text("/status"));
    State state =
        switch (build.text("/phase", "").toUpperCase(Locale.ROOT)) {
          case "QUEUED" -> State.QUEUED;
          case "STARTED" -> State.STARTED;
          case "COMPLETED", "FINALIZED", "FINALZED" -> State.finished(outcome);
          default -> State.UNHEARD_OF;
        };
    String queue = build.first("/queue_id", "/queueId");
    if (state.equals(State.QUEUED) && queue != null) {
      return Decoded.of(queued(build, origin, queue, build.text("/number")));
    }
    String number = data.requiredAny("/build/number", "/build/full_url", "/build/fullUrl");
    var events = new ArrayList<DeliveryEvent>();
    events.add(built(build, origin, state, number));
    if (state.phase() == Phase.FINISHED) {
      tests(build, origin, number, events);
      artifacts(build, origin, number, events);
    }
    return new Decoded.Events(events);
  }

  private static DeliveryEvent built(Payload build, Origin origin, State state, String number) {
    String word = state.phase().word() + "/" + state.outcome().word();
    Double millis = build.number("/duration");
    Double seconds =
        state.phase() == Phase.FINISHED && millis != null && millis >= 0 ? millis / 1_000 : null;
    return of(build, origin, EventKind.BUILD, state, number)
        .id("build", object(origin, number), word, "")
        .at("/timestamp")
        .label("queue", build.first("/queue_id", "/queueId"))
        .event(context ->
            new BuildEvent(context, BuildEvent.Unit.PIPELINE, origin.service(), seconds));
  }

  /// A build is unique by its job's page and its number.
  private static String object(Origin origin, String number) {
    return origin.container() + number;
  }

  private static EventDraft of(
      Payload build, Origin origin, EventKind kind, State state, String number) {
    String commit = build.first("/scm/commit", "/scmState/commit");
    return origin
        .event(build, kind, state)
        .revision(new Revision(null, commit, null))
        .run(number)
        .page("/full_url", "/fullUrl")
        .label("number", number)
        .label("branch", build.first("/scm/branch", "/scmState/branch"))
        .label("repository", build.first("/scm/url", "/scmState/url"));
  }

  private static void tests(
      Payload build, Origin origin, String number, List<DeliveryEvent> events) {
    int total = count(build, "/test_summary/total", "/testSummary/total");
    int failed = count(build, "/test_summary/failed", "/testSummary/failed");
    int skipped = count(build, "/test_summary/skipped", "/testSummary/skipped");
    if (total == 0) {
      return;
    }
    Outcome outcome = failed > 0 ? Outcome.FAILURE : Outcome.SUCCESS;
    events.add(
        of(build, origin, EventKind.TEST, State.finished(outcome), number)
            .id("test_summary", object(origin, number), "finished", "")
            .at("/timestamp")
            .event(context ->
                new TestEvent(
                    context,
                    TestEvent.Scope.SUITE,
                    null,
                    total,
                    failed,
                    0,
                    skipped,
                    null,
                    failedCases(build))));
  }

  private static List<TestCase> failedCases(Payload build) {
    return build.parts("/test_summary/failed_tests").stream()
        .map(test -> test.first("", "/name"))
        .flatMap(java.util.stream.Stream::ofNullable)
        .limit(EventLimits.ELEMENTS)
        .map(name -> TestCase.of(name, Outcome.FAILURE, null, false))
        .toList();
  }

  private static int count(Payload build, String... pointers) {
    for (String pointer : pointers) {
      Double number = build.number(pointer);
      if (number != null && number > 0 && number <= Integer.MAX_VALUE) {
        return number.intValue();
      }
    }
    return 0;
  }

  private static void artifacts(
      Payload build, Origin origin, String number, List<DeliveryEvent> events) {
    for (Map.Entry<String, JsonNode> file : build.at("/artifacts").properties()) {
      if (events.size() >= EventLimits.ELEMENTS) {
        return;
      }
      String path = EventLimits.cut(file.getKey(), EventLimits.TEXT);
      Payload places = new Payload(file.getValue());
      events.add(
          of(build, origin, EventKind.ARTIFACT, new State(Phase.PUBLISHED, Outcome.SUCCESS), number)
              .id("artifact", object(origin, number) + "/" + path, "published", "")
              .at("/timestamp")
              .link("archive", places.first("/archive", "/s3"))
              .event(context -> new ArtifactEvent(context, path, "published")));
    }
  }

  /// Waits in the queue: each reason to wait is told, and all are one event.
  private static Decoded queue(Payload data, String type, Origin origin)
      throws UnreadableException {
    String status = data.text("/status", type).toLowerCase(Locale.ROOT);
    if (status.endsWith("left")) {
      return new Decoded.Ignored("queue_left"); // The start of the build says the same.
    }
    return Decoded.of(queued(data, origin, data.required("/jenkinsQueueId"), null));
  }

  private static DeliveryEvent queued(
      Payload part, Origin origin, String queue, @Nullable String number) {
    return origin
        .event(part, EventKind.BUILD, State.QUEUED)
        .id("queue", queue, "queued", "")
        .at("/entryTime", "/timestamp")
        .run(number == null ? "queue/" + queue : number)
        .actor("/startedBy")
        .label("queue", queue)
        .label("number", number)
        .event(
            context -> new BuildEvent(context, BuildEvent.Unit.PIPELINE, origin.service(), null));
  }
}
