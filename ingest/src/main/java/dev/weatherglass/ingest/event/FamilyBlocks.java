package dev.weatherglass.ingest.event;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.TestEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The block of each family in the native form: one small reader per family. A reader notes what is
/// wrong in its fields and gives what makes the event once the context is known to be right.
final class FamilyBlocks {

  private FamilyBlocks() {}

  /// Reads the block that is named like the kind.
  static Function<EventContext, DeliveryEvent> read(EventKind kind, Fields event) {
    Fields block = event.object(kind.word());
    return switch (kind) {
      case DEPLOY -> deploy(block);
      case BUILD -> build(block);
      case TEST -> test(block);
      case CHANGE -> change(block);
      case CONFIG -> config(block);
      case INCIDENT -> incident(block);
      case LOADTEST -> loadTest(block);
      case BENCHMARK -> benchmark(block);
      case ARTIFACT -> artifact(block);
    };
  }

  private static Function<EventContext, DeliveryEvent> deploy(Fields block) {
    String field = block.has("kind") && !block.has("how") ? "kind" : "how";
    var how = or(block.word(field, List.of(DeployEvent.How.values())), DeployEvent.How.ROLLOUT);
    boolean inPlace = block.flag("inPlace");
    Double canary = block.number("canary");
    if (canary != null && !(canary > 0 && canary <= 1)) {
      block.wrong("canary", "must be in (0, 1] but was " + block.shown("canary"));
    }
    String previous = block.text("previousVersion");
    return context -> new DeployEvent(context, how, inPlace, canary, previous);
  }

  private static Function<EventContext, DeliveryEvent> build(Fields block) {
    var unit = or(block.word("unit", List.of(BuildEvent.Unit.values())), BuildEvent.Unit.PIPELINE);
    String name = block.text("name");
    Double seconds = seconds(block);
    return context -> new BuildEvent(context, unit, name, seconds);
  }

  private static Function<EventContext, DeliveryEvent> test(Fields block) {
    var scope = or(block.word("scope", List.of(TestEvent.Scope.values())), TestEvent.Scope.SUITE);
    String suite = block.text("suite");
    Fields counts = block.has("counts") ? block.object("counts") : block;
    int total = count(counts, "total");
    int failed = count(counts, "failed");
    int errors = count(counts, counts.has("errored") ? "errored" : "errors");
    int skipped = count(counts, "skipped");
    Double seconds = seconds(block);
    List<TestEvent.TestCase> cases = testCases(block.objects("cases"));
    return context ->
        new TestEvent(
            context,
            scope,
            suite,
            Math.max(total, cases.size()),
            failed,
            errors,
            skipped,
            seconds,
            cases);
  }

  private static List<TestEvent.TestCase> testCases(List<Fields> cases) {
    var read = new ArrayList<TestEvent.TestCase>();
    for (Fields one : cases) {
      String name = required(one, "name", "a case needs one");
      var outcome = or(one.word("outcome", Outcome.class, Outcome.UNKNOWN), Outcome.SUCCESS);
      read.add(
          new TestEvent.TestCase(
              name, outcome, seconds(one), one.flag("flaky"), one.firstLine("message")));
    }
    return read;
  }

  private static Function<EventContext, DeliveryEvent> change(Fields block) {
    String repository = block.text("repository");
    String branch = block.text("branch");
    String base = block.text("base");
    String number = block.id("number");
    List<ChangeEvent.Commit> commits = commits(block.objects("commits"));
    return context -> new ChangeEvent(context, repository, branch, base, number, commits);
  }

  private static List<ChangeEvent.Commit> commits(List<Fields> commits) {
    var read = new ArrayList<ChangeEvent.Commit>();
    for (Fields one : commits) {
      String sha = required(one, "sha", "a commit needs one");
      read.add(
          new ChangeEvent.Commit(
              sha, one.instant("at"), one.firstLine("message"), one.text("author")));
    }
    return read;
  }

  private static Function<EventContext, DeliveryEvent> config(Fields block) {
    String tool = block.text("tool");
    String flag = block.text("flag");
    var unknown = ConfigurationEvent.Drift.UNKNOWN;
    var drift = or(block.word("drift", ConfigurationEvent.Drift.class, unknown), unknown);
    return context -> new ConfigurationEvent(context, tool, drift, flag);
  }

  private static Function<EventContext, DeliveryEvent> incident(Fields block) {
    String key = block.id("key");
    String title = block.text("title");
    String severity = block.text("severity");
    return context ->
        new IncidentEvent(context, key == null ? entity(context) : key, title, severity);
  }

  private static Function<EventContext, DeliveryEvent> loadTest(Fields block) {
    String tool = block.text("tool");
    String scenario = block.text("scenario");
    Long requests = block.count("requests", Long.MAX_VALUE);
    Long failures = block.count("failures", Long.MAX_VALUE);
    Double rate = share(block, "errorRate");
    Double seconds = seconds(block);
    Double rps = block.amount(block.has("rps") ? "rps" : "requestsPerSecond");
    LoadTestEvent.LatencyMillis latency = latency(block.object("latencyMs"));
    Boolean withErrors = block.flagOrNull("latencyIncludesErrors");
    Boolean omission = block.flagOrNull("coordinatedOmission");
    LoadTestEvent.Thresholds thresholds = thresholds(block);
    Map<String, Double> measures = block.numbers("measures", LoadTestEvent.MEASURES);
    return context ->
        new LoadTestEvent(
            context,
            tool,
            scenario,
            requests,
            failures,
            rate,
            seconds,
            rps,
            latency,
            withErrors,
            omission,
            thresholds,
            measures);
  }

  private static LoadTestEvent.LatencyMillis latency(Fields millis) {
    return new LoadTestEvent.LatencyMillis(
        millis.amount("mean"),
        millis.amount("p50"),
        millis.amount("p90"),
        millis.amount("p95"),
        millis.amount("p99"),
        millis.amount("max"));
  }

  private static LoadTestEvent.@Nullable Thresholds thresholds(Fields block) {
    Fields thresholds = block.object("thresholds");
    int passed = count(thresholds, "passed");
    int failed = count(thresholds, "failed");
    return block.has("thresholds") ? new LoadTestEvent.Thresholds(passed, failed) : null;
  }

  private static @Nullable Double share(Fields block, String name) {
    Double share = block.amount(name);
    if (share != null && share > 1) {
      block.wrong(name, "must be from 0 to 1 but was " + block.shown(name));
      return null;
    }
    return share;
  }

  private static Function<EventContext, DeliveryEvent> benchmark(Fields block) {
    var results = new ArrayList<BenchmarkEvent.Result>();
    for (Fields one : block.objects("results")) {
      String name = required(one, "name", "a result needs one");
      Double value = one.number("value");
      if (!one.has("value")) {
        one.missing("value", "a result needs one");
      }
      boolean higher = "higher".equalsIgnoreCase(or(one.text("direction"), ""));
      results.add(
          new BenchmarkEvent.Result(
              name,
              or(value, 0.0),
              or(one.text("unit"), ""),
              higher ? BenchmarkEvent.Better.HIGHER : BenchmarkEvent.Better.LOWER,
              one.number("lower"),
              one.number("upper"),
              one.count("samples", Long.MAX_VALUE)));
    }
    return context -> new BenchmarkEvent(context, results);
  }

  private static Function<EventContext, DeliveryEvent> artifact(Fields block) {
    String name = block.text("name");
    String action = block.text("action");
    return context -> new ArtifactEvent(context, name, action);
  }

  private static @Nullable Double seconds(Fields block) {
    Double millis = block.amount("durationMs");
    return millis == null ? block.amount("durationSeconds") : Double.valueOf(millis / 1_000);
  }

  private static int count(Fields block, String name) {
    return or(block.count(name, Integer.MAX_VALUE), 0L).intValue();
  }

  private static String required(Fields fields, String name, String why) {
    String text = fields.text(name);
    if (!fields.has(name)) {
      fields.missing(name, why);
    }
    return or(text, "");
  }

  private static String entity(EventContext context) {
    return context.run() == null ? context.identity().id() : context.run();
  }

  private static <T> T or(@Nullable T value, T otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }
}
