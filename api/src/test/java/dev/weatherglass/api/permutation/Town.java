package dev.weatherglass.api.permutation;

import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A town of five services that lives for some weeks: requests are merged, built, tested, deployed
/// to two environments, some hurt, some are rolled back, hosts drift.
final class Town {

  private static final List<String> SERVICES =
      List.of("checkout", "search", "basket", "billing", "profile");

  private final Random random;
  private final List<DeliveryEvent> events = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T08:00:00Z");
  private int number;

  private Town(long seed) {
    this.random = new Random(seed);
  }

  /// At least so many events, in the order in which they happened.
  static List<DeliveryEvent> live(long seed, int atLeast) {
    var town = new Town(seed);
    while (town.events.size() < atLeast) {
      town.release(SERVICES.get(town.random.nextInt(SERVICES.size())));
    }
    return List.copyOf(town.events);
  }

  private void release(String service) {
    String sha = Long.toHexString(random.nextLong()) + "0123456789abcdef01234567";
    String version = random.nextInt(6) == 0 ? "1." + random.nextInt(3) : "1." + ++number;
    merge(service, sha);
    build(service, sha);
    deploy(service, "staging", version, sha);
    deploy(service, "production", version, sha);
    if (random.nextInt(3) == 0) {
      incident(service);
    }
    if (random.nextInt(4) == 0) {
      drift(service);
    }
  }

  private void merge(String service, String sha) {
    var commit = new ChangeEvent.Commit(sha, now.minus(minutes(600)), words(), "somebody");
    events.add(
        new ChangeEvent(
            context(service, EventKind.CHANGE, Phase.MERGED, "mr-" + ++number, sha, null),
            "shop/" + service,
            "work-" + number,
            "main",
            String.valueOf(number),
            List.of(commit)));
  }

  private String words() {
    return random.nextInt(8) == 0 ? "Revert \"Speed up the index\"" : "Speed up the index";
  }

  private void build(String service, String sha) {
    String run = "build-" + ++number;
    events.add(
        new BuildEvent(
            context(service, EventKind.BUILD, Phase.STARTED, run, sha, null),
            BuildEvent.Unit.PIPELINE,
            "CI",
            null));
    events.add(
        new BuildEvent(
            context(service, EventKind.BUILD, Phase.FINISHED, run, sha, null),
            BuildEvent.Unit.PIPELINE,
            "CI",
            (double) random.nextInt(600)));
    events.add(
        new TestEvent(
            context(service, EventKind.TEST, Phase.FINISHED, "tests-" + number, sha, null),
            TestEvent.Scope.SUITE,
            "unit",
            20,
            random.nextInt(2),
            0,
            0,
            12.5,
            List.of(
                TestEvent.TestCase.of(
                    "test_" + random.nextInt(5), Outcome.FAILURE, 1.5, random.nextBoolean()))));
  }

  private void deploy(String service, String environment, String version, String sha) {
    String run = "deploy-" + ++number;
    deploy(service, environment, Phase.STARTED, run, version, sha);
    deploy(service, environment, Phase.FINISHED, run, version, sha);
  }

  private void deploy(
      String service, String environment, Phase phase, String run, String version, String sha) {
    EventContext context = context(service, EventKind.DEPLOY, phase, run, sha, version);
    events.add(
        new DeployEvent(
            context.renamed(service, environment),
            DeployEvent.How.ROLLOUT,
            random.nextInt(9) == 0,
            null,
            null));
  }

  private void incident(String service) {
    String key = "INC-" + ++number;
    events.add(
        new IncidentEvent(
            context(service, EventKind.INCIDENT, Phase.OPENED, key, null, null),
            key,
            "slow",
            null));
    events.add(
        new IncidentEvent(
            context(service, EventKind.INCIDENT, Phase.RESOLVED, key, null, null),
            key,
            null,
            null));
  }

  private void drift(String service) {
    Drift drift = Drift.values()[random.nextInt(Drift.values().length)];
    events.add(
        new ConfigurationEvent(
            context(service, EventKind.CONFIG, Phase.FINISHED, "run-" + ++number, null, null),
            "puppet",
            drift,
            null));
  }

  private EventContext context(
      String service,
      EventKind kind,
      Phase phase,
      String run,
      @Nullable String sha,
      @Nullable String version) {
    now = now.plus(minutes(40));
    Outcome outcome = random.nextInt(7) == 0 ? Outcome.FAILURE : Outcome.SUCCESS;
    return new EventContext(
        new EventIdentity("/town", run + "-" + phase.word(), kind.type(phase)),
        now,
        TimeQuality.SOURCE,
        now.plusSeconds(1),
        service,
        null,
        "production",
        phase,
        outcome,
        new Revision(version, sha, null),
        run,
        null,
        "native",
        Map.of(),
        Map.of("team", service.length() > 6 ? "pay" : "find", "branch", "main"));
  }

  private Duration minutes(int atMost) {
    return Duration.ofMinutes(1 + random.nextInt(atMost));
  }
}
