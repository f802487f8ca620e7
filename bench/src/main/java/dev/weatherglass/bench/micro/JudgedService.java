package dev.weatherglass.bench.micro;

import dev.weatherglass.bench.load.SimulatedService;
import dev.weatherglass.core.alert.EnvironmentJudge;
import dev.weatherglass.core.alert.EnvironmentState;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.correlate.ServiceJudge;
import dev.weatherglass.core.correlate.ServiceState;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.TimeQuality;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.MemoryShelf;
import dev.weatherglass.core.verify.Race;
import dev.weatherglass.core.verify.VerificationState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One simulated service with both stages of its judge in memory, a second at a time. For one
/// thread.
final class JudgedService {

  static final String SERVICE = "checkout";

  private static final String ENVIRONMENT = "production";
  private static final long BEGIN_MILLIS = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();

  private final SimulatedService service = new SimulatedService(SERVICE, 1);
  private final MemoryShelf<FamilyState> families = new MemoryShelf<>();
  private final MemoryShelf<Ring> rings = new MemoryShelf<>();
  private final MemoryShelf<ServiceState> services = new MemoryShelf<>();
  private final MemoryShelf<VerificationState> verifications = new MemoryShelf<>();
  private final MemoryShelf<Race> races = new MemoryShelf<>();
  private final MemoryShelf<Problem> problems = new MemoryShelf<>();
  private final ServiceJudge stageOne =
      new ServiceJudge(
          JudgeSettings.DEFAULTS,
          Watch.DEFAULTS,
          CallGraph.NONE,
          families,
          rings,
          new MemoryShelf<>(),
          services,
          new MemoryShelf<>());
  private final EnvironmentJudge stageTwo =
      new EnvironmentJudge(
          JudgeSettings.DEFAULTS,
          verifications,
          races,
          problems,
          new MemoryShelf<EnvironmentState>(),
          new MemoryShelf<>());
  private long seconds;

  /// Scrapes that were taken, and nothing judged.
  static JudgedService after(int scrapes) {
    var judged = new JudgedService();
    for (int i = 0; i < scrapes; i++) {
      judged.scrape();
    }
    return judged;
  }

  /// One more second: its samples, closed buckets and evidence.
  int scrape() {
    List<Finding> findings =
        stageOne.onMetrics(Scrape.batch(SERVICE, ENVIRONMENT, service.scraped(nowMillis())));
    seconds++;
    return judge(findings);
  }

  /// A deploy now; from now on the service is slower.
  void deploySlower() {
    service.slowFrom(nowMillis());
    judge(stageOne.onEvent(SERVICE, deploy(Instant.ofEpochMilli(nowMillis()))));
  }

  FamilyState family() {
    return families.under("").getFirst();
  }

  Ring ring() {
    return rings.under("").getFirst();
  }

  ServiceState state() {
    return services.under("").getFirst();
  }

  Race race() {
    return races.under("").getFirst();
  }

  VerificationState verification() {
    return verifications.under("").getFirst();
  }

  private int judge(List<Finding> findings) {
    return findings.stream().mapToInt(finding -> stageTwo.on(finding).size()).sum();
  }

  private long nowMillis() {
    return BEGIN_MILLIS + seconds * 1_000;
  }

  private static DeployEvent deploy(Instant at) {
    return new DeployEvent(
        new EventContext(
            new EventIdentity("/bench", "deploy-1", EventKind.DEPLOY.type(Phase.FINISHED)),
            at,
            TimeQuality.SOURCE,
            at,
            SERVICE,
            null,
            ENVIRONMENT,
            Phase.FINISHED,
            Outcome.SUCCESS,
            new Revision("2.0", null, null),
            null,
            null,
            "bench",
            Map.of(),
            Map.of()),
        DeployEvent.How.ROLLOUT,
        false,
        null,
        null);
  }
}
