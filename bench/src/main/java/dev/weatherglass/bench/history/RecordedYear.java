package dev.weatherglass.bench.history;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.Revision;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.core.event.TimeQuality;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What 100 services do in a year, oldest first: 60 % runs of test suites, 20 % builds, 10 %
/// changes, 5 % deploys, and of the rest configuration runs, incidents and artefacts. The same seed
/// gives the same events.
public final class RecordedYear {

  /// The moment at which it ends.
  public static final Instant END = Instant.parse("2026-11-01T00:00:00Z");

  /// The moment at which it begins.
  public static final Instant BEGIN = END.minus(Duration.ofDays(365));

  /// How many services there are.
  public static final int SERVICES = 100;

  private static final int CASES = 6;
  private static final int COMMITS = 3;
  private static final HexFormat HEX = HexFormat.of();

  private final int count;
  private final Random random;
  private final List<List<String>> commits = new ArrayList<>();
  private int number;

  /// A year that is told once.
  ///
  /// @param count how many events it has; positive
  public RecordedYear(int count, long seed) {
    this.count = count;
    this.random = new Random(seed);
    for (int i = 0; i < SERVICES; i++) {
      commits.add(new ArrayList<>(List.of(sha())));
    }
  }

  /// The name of a service.
  ///
  /// @param index 0 to 99
  public static String service(int index) {
    return "shop/service-%02d".formatted(index);
  }

  /// Gives each event in turn.
  public void forEach(Consumer<DeliveryEvent> take) {
    Duration apart = Duration.between(BEGIN, END).dividedBy(count);
    for (number = 0; number < count; number++) {
      take.accept(event(BEGIN.plus(apart.multipliedBy(number))));
    }
  }

  private DeliveryEvent event(Instant at) {
    int service = random.nextInt(SERVICES);
    int share = random.nextInt(1_000);
    if (share < 600) {
      return test(service, at);
    }
    if (share < 800) {
      return build(service, at);
    }
    if (share < 900) {
      return change(service, at);
    }
    if (share < 950) {
      return deploy(service, at);
    }
    return share < 980 ? configuration(service, at) : rare(service, at, share);
  }

  private TestEvent test(int service, Instant at) {
    List<TestEvent.TestCase> cases = new ArrayList<>();
    int failed = 0;
    int suite = random.nextInt(20);
    for (int i = 0; i < CASES; i++) {
      boolean fails = random.nextInt(150) == 0;
      failed += fails ? 1 : 0;
      cases.add(
          new TestEvent.TestCase(
              "com.example.shop.Suite%02dTest.case_%d_works_as_expected".formatted(suite, i),
              fails ? Outcome.FAILURE : Outcome.SUCCESS,
              random.nextInt(5_000) / 1_000.0,
              random.nextInt(400) == 0,
              fails ? "expected: <200> but was: <503>" : null));
    }
    EventContext context =
        context(EventKind.TEST, Phase.FINISHED, service, at, "junit-" + number, "ci")
            .outcome(failed == 0 ? Outcome.SUCCESS : Outcome.FAILURE)
            .made();
    return new TestEvent(
        context,
        TestEvent.Scope.SUITE,
        "com.example.shop.Suite%02dTest".formatted(suite),
        CASES,
        failed,
        0,
        0,
        random.nextInt(60_000) / 1_000.0,
        cases);
  }

  private BuildEvent build(int service, Instant at) {
    boolean passed = random.nextInt(12) > 0;
    EventContext context =
        context(EventKind.BUILD, Phase.FINISHED, service, at, "run-" + number, "ci")
            .outcome(passed ? Outcome.SUCCESS : Outcome.FAILURE)
            .made();
    boolean whole = random.nextInt(3) == 0;
    return new BuildEvent(
        context,
        whole ? BuildEvent.Unit.PIPELINE : BuildEvent.Unit.JOB,
        whole ? "CI" : "job-" + random.nextInt(5),
        60 + random.nextInt(600_000) / 1_000.0);
  }

  private ChangeEvent change(int service, Instant at) {
    List<ChangeEvent.Commit> pushed = new ArrayList<>();
    for (int i = 0; i < COMMITS; i++) {
      String sha = sha();
      commits.get(service).add(sha);
      Instant committed = at.minusSeconds(60L * (COMMITS - i) * (1 + random.nextInt(400)));
      pushed.add(new ChangeEvent.Commit(sha, committed, "Make the basket smaller", "dana"));
    }
    EventContext context =
        context(EventKind.CHANGE, Phase.PUSHED, service, at, "push-" + number, "git").made();
    return new ChangeEvent(context, service(service), "main", null, null, pushed);
  }

  private DeployEvent deploy(int service, Instant at) {
    boolean rollback = random.nextInt(20) == 0;
    EventContext context =
        context(EventKind.DEPLOY, Phase.FINISHED, service, at, "deploy-" + number, "cd")
            .outcome(random.nextInt(25) == 0 ? Outcome.FAILURE : Outcome.SUCCESS)
            .made();
    return new DeployEvent(
        context,
        rollback ? DeployEvent.How.ROLLBACK : DeployEvent.How.ROLLOUT,
        random.nextInt(10) == 0,
        null,
        null);
  }

  private ConfigurationEvent configuration(int service, Instant at) {
    boolean drifted = random.nextInt(30) == 0;
    EventContext context =
        context(EventKind.CONFIG, Phase.FINISHED, service, at, "run-" + number, "puppet")
            .outcome(drifted ? Outcome.CHANGED : Outcome.UNCHANGED)
            .made();
    return new ConfigurationEvent(
        context,
        "puppet",
        drifted ? ConfigurationEvent.Drift.CORRECTED : ConfigurationEvent.Drift.NONE,
        null);
  }

  /// An incident opens and, with the next event of its service, resolves; the other half are
  /// artefacts.
  private DeliveryEvent rare(int service, Instant at, int share) {
    if (share < 990) {
      int incident = number / 400;
      Phase phase = share < 985 ? Phase.OPENED : Phase.RESOLVED;
      String key = service + "-" + incident;
      EventContext context =
          context(EventKind.INCIDENT, phase, service, at, key + "-" + phase.word(), "pager")
              .run(key)
              .made();
      return new IncidentEvent(context, key, "checkout answers slowly", "high");
    }
    EventContext context =
        context(EventKind.ARTIFACT, Phase.PUBLISHED, service, at, "image-" + number, "registry")
            .made();
    return new ArtifactEvent(context, service(service) + ":" + number, "oci");
  }

  private Draft context(
      EventKind kind, Phase phase, int service, Instant at, String id, String tool) {
    return new Draft(kind, phase, service, at, id, tool);
  }

  private String sha() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return HEX.formatHex(bytes);
  }

  /// What an event says about itself, before it is complete.
  private final class Draft {

    private final EventKind kind;
    private final Phase phase;
    private final int service;
    private final Instant at;
    private final String id;
    private final String tool;
    private Outcome outcome = Outcome.SUCCESS;
    private @Nullable String run;

    Draft(EventKind kind, Phase phase, int service, Instant at, String id, String tool) {
      this.kind = kind;
      this.phase = phase;
      this.service = service;
      this.at = at;
      this.id = id;
      this.tool = tool;
    }

    Draft outcome(Outcome said) {
      outcome = said;
      return this;
    }

    Draft run(String said) {
      run = said;
      return this;
    }

    EventContext made() {
      List<String> history = commits.get(service);
      String commit = history.get(Math.max(0, history.size() - 1 - random.nextInt(4)));
      String source = "https://" + tool + ".example/" + service(service);
      return new EventContext(
          new EventIdentity(source, StableId.of(tool, id), kind.type(phase)),
          at,
          TimeQuality.SOURCE,
          at.plusSeconds(1),
          service(service),
          null,
          kind == EventKind.DEPLOY && random.nextInt(3) == 0 ? "staging" : "production",
          phase,
          outcome,
          new Revision("1." + history.size(), commit, null),
          run == null ? id : run,
          "dana",
          kind.word(),
          Map.of("run", source + "/runs/" + id),
          Map.of("team", "team-" + service % 10));
    }
  }
}
