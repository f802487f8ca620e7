package dev.weatherglass.core.alert;

import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A service called checkout that is scraped every ten seconds, and what the judge tells of it: one
/// bucket per scrape.
final class Story {

  static final Duration BUCKET = Duration.ofSeconds(10);
  static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

  private final WholeJudge judge;
  private final Random random;
  private final List<Told> told = new ArrayList<>();
  private int scrapes;
  private double latencySeconds = 0.180;
  private double errorShare = 0.01;
  private double requestsPerSecond = 40;
  private double requests;
  private double failures;
  private double seconds;
  private Map<String, String> version = Map.of();
  private @Nullable Canary canary;

  /// A new version beside the old one.
  private static final class Canary {
    private final String version;
    private double share;
    private double errorShare;
    private double requests;
    private double failures;
    private double seconds;

    Canary(String version) {
      this.version = version;
    }
  }

  Story(long seed) {
    this(seed, CallGraph.NONE);
  }

  Story(long seed, CallGraph calls) {
    judge = new WholeJudge(JudgeSettings.DEFAULTS, Watch.DEFAULTS, calls);
    random = new Random(seed);
  }

  Story latency(double meanSeconds) {
    latencySeconds = meanSeconds;
    return this;
  }

  Story errors(double share) {
    errorShare = share;
    return this;
  }

  Story traffic(double perSecond) {
    requestsPerSecond = perSecond;
    return this;
  }

  /// The process begins anew: its counters count from zero.
  Story restart() {
    requests = 0;
    failures = 0;
    seconds = 0;
    return this;
  }

  /// Whether the old version says that it is one.
  Story labelled(String name) {
    version = Map.of("version", name);
    return this;
  }

  /// From now on a new version runs beside the old one.
  ///
  /// @param share of the requests that it gets
  /// @param failing share of those that fail
  Story canary(String name, double share, double failing) {
    Canary now = canary != null && canary.version.equals(name) ? canary : new Canary(name);
    now.share = share;
    now.errorShare = failing;
    canary = now;
    return this;
  }

  /// Lets time pass, one scrape per bucket.
  Story run(int buckets) {
    for (int i = 0; i < buckets; i++) {
      told.addAll(judge.onMetrics(scrape()));
    }
    return this;
  }

  /// Time passes without a sample.
  Story silence(int buckets) {
    scrapes += buckets;
    return this;
  }

  /// The hub's clock is wrong by so much when it ticks.
  Story tickOff(Duration by) {
    told.addAll(judge.onTick(now().plus(by)));
    return this;
  }

  /// A person says something about the last problem.
  Story say(AlertCommand.Verb verb, String by, @Nullable String why) {
    return say(command(verb, by, why));
  }

  Story say(AlertCommand command) {
    told.addAll(judge.onCommand(command));
    return this;
  }

  /// What a person would say now about the last problem.
  AlertCommand command(AlertCommand.Verb verb, String by, @Nullable String why) {
    Problem problem = problem();
    return new AlertCommand(
        problem, problem.alerts().getFirst().fingerprint(), verb, by, now(), why);
  }

  /// The last problem as it was told last.
  Problem problem() {
    return problems().getLast();
  }

  Story tick() {
    told.addAll(judge.onTick(now()));
    return this;
  }

  Story deploy(String version) {
    return tell(finished(version, now(), "/ci"));
  }

  Story tell(DeployEvent event) {
    told.addAll(judge.onEvent(event));
    return this;
  }

  Instant now() {
    return START.plus(BUCKET.multipliedBy(scrapes));
  }

  static DeployEvent finished(String version, Instant at, String source) {
    return deploy(version, at, source, Phase.FINISHED, DeployEvent.How.ROLLOUT);
  }

  static DeployEvent deploy(
      String version, Instant at, String source, Phase phase, DeployEvent.How how) {
    return new DeployEvent(
        new EventContext(
            new EventIdentity(source, version + "/" + phase, EventKind.DEPLOY.type(phase)),
            at,
            TimeQuality.SOURCE,
            at.plusSeconds(1),
            "checkout",
            null,
            "production",
            phase,
            Outcome.SUCCESS,
            new Revision(version, null, null),
            "run-" + version,
            null,
            "native",
            Map.of(),
            Map.of()),
        how,
        false,
        null,
        null);
  }

  /// The last verdict on the change that deployed this version.
  Verdict verdict(String version) {
    return verdicts().values().stream()
        .filter(verdict ->
            verdict.changes().stream()
                .anyMatch(change -> version.equals(change.revision().version())))
        .filter(verdict -> !verdict.reason().startsWith("explained by"))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("no verdict on " + version + " in " + told));
  }

  /// The last state of each verification, by id.
  Map<String, Verdict> verdicts() {
    var verdicts = new LinkedHashMap<String, Verdict>();
    for (Told one : told) {
      if (one instanceof Told.OfVerdict(Verdict verdict)) {
        verdicts.put(verdict.id(), verdict);
      }
    }
    return verdicts;
  }

  /// All that was told of problems, in order.
  List<Problem> problems() {
    return told.stream()
        .flatMap(one ->
            one instanceof Told.OfProblem(Problem problem)
                ? java.util.stream.Stream.of(problem)
                : null)
        .toList();
  }

  MetricBatch scrape() {
    scrapes++;
    double spread = 1 + 0.08 * random.nextGaussian();
    double served =
        Math.max(1, Math.rint(requestsPerSecond * 10 * (1 + 0.05 * random.nextGaussian())));
    double failed =
        Math.clamp(Math.rint(served * errorShare * (1 + 0.3 * random.nextGaussian())), 0, served);
    long at = START.toEpochMilli() + scrapes * BUCKET.toMillis() - 1_000;
    var sums = new ArrayList<RawSeries>();
    var counts = new ArrayList<RawSeries>();
    if (canary != null) {
      double mine = Math.rint(served * canary.share);
      double broken =
          Math.clamp(
              Math.rint(mine * canary.errorShare * (1 + 0.3 * random.nextGaussian())), 0, mine);
      served -= mine;
      failed = Math.min(served, Math.rint(failed * (1 - canary.share)));
      canary.requests += mine - broken;
      canary.failures += broken;
      canary.seconds += mine * latencySeconds * spread;
      Map<String, String> labels = Map.of("instance", "b", "version", canary.version);
      sums.add(series(labels, at, canary.seconds));
      counts.add(series(with(labels, "200"), at, canary.requests));
      counts.add(series(with(labels, "500"), at, canary.failures));
    }
    requests += served - failed;
    failures += failed;
    seconds += served * latencySeconds * spread;
    var labels = new HashMap<>(version);
    labels.put("instance", "a");
    sums.add(series(labels, at, seconds));
    counts.add(series(with(labels, "200"), at, requests));
    counts.add(series(with(labels, "500"), at, failures));
    return new MetricBatch(
        "checkout",
        "production",
        List.of(
            new Metric("http_server_request_duration_seconds_sum", Metric.Kind.COUNTER, "", sums),
            new Metric(
                "http_server_request_duration_seconds_count", Metric.Kind.COUNTER, "", counts)));
  }

  private static Map<String, String> with(Map<String, String> labels, String code) {
    var more = new HashMap<>(labels);
    more.put("code", code);
    return Map.copyOf(more);
  }

  private static RawSeries series(Map<String, String> labels, long at, double value) {
    return new RawSeries(labels, List.of(Sample.of(at, value)));
  }
}
