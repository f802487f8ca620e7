package dev.weatherglass.api;

import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.AlertState;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Fingerprint;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Word;
import dev.weatherglass.core.event.Change;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.verify.Effect;
import dev.weatherglass.core.verify.PlaceboRecord;
import dev.weatherglass.core.verify.Point;
import dev.weatherglass.core.verify.SeriesJudgement;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A small world to test with: services get deployed, judged and told about.
public final class Examples {

  /// The moment around which the examples happen.
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static final Signal LATENCY =
      new Signal("latency_p95", "p95 latency", SignalKind.LATENCY, "s", Direction.UP);

  private Examples() {}

  /// A deploy that finished at noon and that we heard of a second later.
  public static DeployEvent deploy(String service, String version) {
    return deploy(service, version, service + "-" + version, Phase.FINISHED, NOON);
  }

  /// A phase of a deploy that we heard of a second later.
  public static DeployEvent deploy(
      String service, String version, String run, Phase phase, Instant at) {
    return new DeployEvent(
        context(service, version, run, phase, at), DeployEvent.How.ROLLOUT, false, null, null);
  }

  /// The same deploy, of running servers.
  public static DeployEvent inPlace(DeployEvent event) {
    return new DeployEvent(event.context(), event.how(), true, null, null);
  }

  /// A finished run of Puppet on a host of no service.
  public static ConfigurationEvent run(String host, Instant at, Drift drift) {
    EventContext of = context("none", "0", host, Phase.FINISHED, at, EventKind.CONFIG);
    var context =
        new EventContext(
            of.identity(),
            at,
            of.quality(),
            of.recorded(),
            null,
            host,
            of.environment(),
            of.phase(),
            Outcome.UNCHANGED,
            Revision.UNKNOWN,
            null,
            null,
            of.nativeType(),
            of.links(),
            of.labels());
    return new ConfigurationEvent(context, "puppet", drift, null);
  }

  /// What became of an incident.
  public static IncidentEvent incident(String service, String key, Phase phase, Instant at) {
    EventContext context = context(service, "0", key, phase, at, EventKind.INCIDENT);
    return new IncidentEvent(context, key, "Error ratio high", null);
  }

  /// What became of a pull request that holds one commit.
  public static ChangeEvent code(
      String service, String number, Phase phase, Instant at, String sha) {
    EventContext context = context(service, "0", number, phase, at, EventKind.CHANGE);
    var commit = new ChangeEvent.Commit(sha, at.minusSeconds(3_600), "Speed up the index", "dana");
    return new ChangeEvent(context, "octo/" + service, "faster", "main", number, List.of(commit));
  }

  /// The same event with another end.
  public static DeployEvent ending(DeployEvent event, Outcome outcome) {
    EventContext context = event.context();
    return event.withContext(
        new EventContext(
            context.identity(),
            context.at(),
            context.quality(),
            context.recorded(),
            context.service(),
            context.host(),
            context.environment(),
            context.phase(),
            outcome,
            context.revision(),
            context.run(),
            context.actor(),
            context.nativeType(),
            context.links(),
            context.labels()));
  }

  /// The same event, heard of this long after it happened.
  public static DeployEvent heardAfter(DeployEvent event, Duration delay) {
    EventContext context = event.context();
    return event.withContext(
        new EventContext(
            context.identity(),
            context.at(),
            context.quality(),
            context.at().plus(delay),
            context.service(),
            context.host(),
            context.environment(),
            context.phase(),
            context.outcome(),
            context.revision(),
            context.run(),
            context.actor(),
            context.nativeType(),
            context.links(),
            context.labels()));
  }

  /// The judgement of a deploy: its latency rose by 32 % where it regressed.
  public static Verdict verdict(DeployEvent deploy, VerdictState state, boolean ended) {
    Change change = change(deploy);
    return new Verdict(
        "verdict-of-" + change.id(),
        change.service(),
        change.environment(),
        List.of(change),
        state,
        ended,
        "because it is " + state.word(),
        change.onset(),
        change.onset().plusSeconds(20),
        state == VerdictState.REGRESSED ? change.onset().plusSeconds(15) : null,
        change.onset().plusSeconds(120),
        List.of(judgement(change, state == VerdictState.REGRESSED)));
  }

  /// The problem of a deploy, with one alert about its latency.
  public static Problem problem(DeployEvent deploy, AlertState state) {
    Change change = change(deploy);
    Instant began = change.onset().plusSeconds(3);
    Instant ended = change.onset().plusSeconds(90);
    boolean resolved = state == AlertState.RESOLVED;
    Map<String, String> labels =
        Map.of(
            "alertname", "DeployRegressed",
            "service", change.service(),
            "environment", change.environment(),
            "signal", "latency_p95",
            "change", change.id());
    Alert alert =
        new Alert(
            Fingerprint.of(labels),
            labels,
            state,
            "p95 latency of " + change.service() + " rose by 32 % since " + change.label(),
            judgement(change, true),
            change.onset().plusSeconds(15),
            began,
            resolved ? ended : null,
            resolved ? "back to the level before" : null);
    return new Problem(
        "problem-of-" + change.id(),
        "verdict-of-" + change.id(),
        change.service(),
        change.environment(),
        state,
        resolved ? ended : alert.startsAt(),
        List.of(change),
        List.of(alert),
        List.of(),
        alert.startsAt(),
        resolved ? ended : null,
        null,
        change.service() + " got slower with " + change.label());
  }

  /// The same problem after a person called it a false alarm.
  public static Problem falseAlarm(Problem problem) {
    Alert alert = problem.alerts().getFirst();
    var word = new Word("ken", problem.startsAt().plusSeconds(60), "a load test");
    Alert over =
        new Alert(
            alert.fingerprint(),
            alert.labels(),
            AlertState.RESOLVED,
            alert.summary(),
            alert.judgement(),
            alert.startsAt(),
            alert.began(),
            word.at(),
            "a false alarm, says ken: a load test",
            null,
            null,
            word);
    return new Problem(
        problem.id(),
        problem.verification(),
        problem.service(),
        problem.environment(),
        AlertState.RESOLVED,
        word.at(),
        problem.changes(),
        List.of(over),
        problem.suspects(),
        problem.startsAt(),
        word.at(),
        null,
        problem.summary());
  }

  /// A message about a problem.
  public static Delivery delivery(Problem problem, Delivery.State state) {
    return new Delivery(
        problem.id(),
        "chat",
        problem.transition(),
        "message-about-" + problem.id(),
        state,
        state == Delivery.State.INTENDED ? 0 : 1,
        problem.enteredAt().plusSeconds(1),
        null,
        null);
  }

  private static Change change(DeployEvent deploy) {
    EventContext context = deploy.context();
    return new Change(
        deploy.deployId(),
        EventKind.DEPLOY,
        deploy.subject(),
        context.environment(),
        context.at(),
        context.revision(),
        deploy.how(),
        context.actor(),
        context.identity().source(),
        null);
  }

  private static SeriesJudgement judgement(Change change, boolean regressed) {
    Instant onset = change.onset();
    return new SeriesJudgement(
        new SeriesKey(change.service(), change.environment(), "latency_p95", ""),
        LATENCY,
        "http_server_duration_seconds",
        regressed,
        regressed ? 9.2 : -0.4,
        0.120,
        regressed ? 0.158 : 0.121,
        regressed
            ? new Effect(0.32, 0.25, Double.POSITIVE_INFINITY, 0.9, true)
            : new Effect(0.01, -0.02, 0.04, 0.9, true),
        1,
        240,
        20,
        onset,
        onset.plusSeconds(20),
        List.of(new Point(onset, 0.12), new Point(onset.plusSeconds(1), 0.158)),
        new PlaceboRecord(40, 1, 0));
  }

  private static EventContext context(
      String service, String version, String run, Phase phase, Instant at) {
    return context(service, version, run, phase, at, EventKind.DEPLOY);
  }

  private static EventContext context(
      String service, String version, String run, Phase phase, Instant at, EventKind kind) {
    String object = run + "-" + phase.word();
    String id = kind == EventKind.DEPLOY ? object : object + "-" + at;
    return new EventContext(
        new EventIdentity("/cli", id, kind.type(phase)),
        at,
        TimeQuality.SOURCE,
        at.plusSeconds(1),
        service,
        null,
        "production",
        phase,
        Outcome.SUCCESS,
        new Revision(version, null, null),
        run,
        "dana",
        "native",
        Map.of("run", "https://ci.example/runs/" + run),
        Map.of());
  }
}
