package dev.weatherglass.app.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.weatherglass.core.alert.Alert;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.alert.Told;
import dev.weatherglass.core.alert.WholeJudge;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.SeriesJudgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Replays a directory of scenarios: each row is one bucket, each deploy is known when its bucket
/// begins.
///
/// @param settings the numbers the judge decides by
/// @param mapper reads the descriptions
record ScenarioReplay(JudgeSettings settings, JsonMapper mapper) {

  /// One alert that was raised.
  ///
  /// @param ts time of the row that raised it, in epoch seconds
  /// @param deploy id of the blamed deploy; null where no change of the service explains it
  /// @param score evidence in nats
  record Raised(
      double ts,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String deploy,
      String service,
      String metric,
      double score) {}

  /// All alerts by scenario, in order of their names.
  ///
  /// @param share is told after each scenario how much is done, in [0, 1]
  /// @throws IOException if a file cannot be read
  /// @throws IllegalArgumentException if the directory holds no scenario, or a table is broken
  Map<String, List<Raised>> run(Path directory, DoubleConsumer share) throws IOException {
    var raised = new TreeMap<String, List<Raised>>();
    try (Stream<Path> files = Files.list(directory)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      for (int number = 0; number < found.size(); number++) {
        Scenario scenario = Scenario.read(found.get(number), mapper);
        raised.put(scenario.id(), run(scenario));
        share.accept((number + 1.0) / found.size());
      }
    }
    if (raised.isEmpty()) {
      throw new IllegalArgumentException("no scenario (<id>.json with <id>.csv) in " + directory);
    }
    return raised;
  }

  private List<Raised> run(Scenario scenario) {
    var judge = new WholeJudge(settings, Watch.DEFAULTS, scenario.callGraph());
    var series = new HashMap<Integer, Ring>();
    for (int column = 0; column < scenario.metrics().size(); column++) {
      @Nullable Ring ring = scenario.series(column);
      if (ring != null) {
        series.put(column, ring);
      }
    }
    var alerts = new TreeMap<String, Raised>();
    var deployIds = new HashMap<String, String>();
    int known = 0;
    for (Scenario.Row row : scenario.rows()) {
      var told = new ArrayList<Told>();
      while (known < scenario.deploys().size()
          && scenario.deploys().get(known).ts() < row.ts() + scenario.stepSeconds()) {
        DeployEvent event = event(scenario.deploys().get(known));
        deployIds.put(event.deployId(), scenario.deploys().get(known).id());
        told.addAll(judge.onEvent(event));
        known++;
      }
      series.forEach((column, ring) ->
          told.addAll(judge.onBucket(ring, scenario.index(row), scenario.value(column, row))));
      for (Told one : told) {
        if (one instanceof Told.OfProblem(Problem problem)) {
          note(problem, row.ts(), deployIds, alerts);
        }
      }
    }
    return inOrder(alerts.values());
  }

  /// Alerts by time, then deploy.
  static List<Raised> inOrder(Collection<Raised> alerts) {
    return alerts.stream()
        .sorted(
            Comparator.comparingDouble(Raised::ts)
                .thenComparing(Raised::deploy, Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  /// Takes down the alerts of a problem that are new.
  ///
  /// @param at time of the row that raised them
  /// @param deploys names in the scenario by change
  static void note(
      Problem problem, long at, Map<String, String> deploys, Map<String, Raised> alerts) {
    for (Alert alert : problem.alerts()) {
      @Nullable SeriesJudgement judgement = alert.judgement();
      if (judgement != null) {
        alerts.putIfAbsent(
            problem.id() + alert.fingerprint(), raised(problem, at, judgement, deploys));
      }
    }
  }

  private static Raised raised(
      Problem problem, long at, SeriesJudgement judgement, Map<String, String> deploys) {
    @Nullable String blamed =
        problem.changes().isEmpty() ? null : problem.changes().getFirst().id();
    return new Raised(
        at,
        blamed == null ? null : deploys.getOrDefault(blamed, blamed),
        problem.service(),
        judgement.metric(),
        judgement.lnE());
  }

  /// A deploy as it is reported.
  static DeployEvent event(Scenario.Deploy deploy) {
    Instant at = Instant.ofEpochSecond(deploy.ts());
    return new DeployEvent(
        new EventContext(
            new EventIdentity("/replay", deploy.id(), EventKind.DEPLOY.type(Phase.FINISHED)),
            at,
            TimeQuality.SOURCE,
            at,
            deploy.service(),
            null,
            Scenario.ENVIRONMENT,
            Phase.FINISHED,
            Outcome.SUCCESS,
            new Revision(deploy.version(), null, null),
            null,
            null,
            "scenario",
            Map.of(),
            Map.of()),
        DeployEvent.How.ROLLOUT,
        false,
        null,
        null);
  }
}
