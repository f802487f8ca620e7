package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.correlate.ServiceJudge;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.MemoryShelf;
import dev.weatherglass.core.verify.VerificationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole judge, both stages, against numbers that a prototype computed elsewhere.
class JudgeVectorsTest {

  private static final long WIDTH_MILLIS = 60_000;

  @TestFactory
  Stream<DynamicTest> statistics_and_alarms_match_the_reference() throws Exception {
    Path file = Path.of("../../shared/vectors/judge.json");
    assumeTrue(Files.exists(file), () -> "skipped: no test vectors at " + file);
    JsonNode all = JsonMapper.shared().readTree(Files.readString(file)).get("cases");
    return StreamSupport.stream(all.spliterator(), false)
        .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> check(one)));
  }

  private static void check(JsonNode one) {
    var judged = new Judged(one);
    for (int t = 0; t < judged.length(); t++) {
      judged.row(t);
      int at = t;
      one.get("statistic")
          .forEachEntry((deploy, values) -> {
            if (at >= judged.onset(deploy)) {
              double expected = values.get(at - one.get("start").asInt()).asDouble();
              if (expected > -50) {
                assertThat(judged.statistic(deploy))
                    .as("%s at %d", deploy, at)
                    .isCloseTo(expected, within(1e-3));
              }
            }
          });
    }
    var expected = new TreeMap<String, Integer>();
    one.get("alarms")
        .forEach(
            alarm -> expected.put(alarm.get("deploy").asString(), alarm.get("sample").asInt()));
    assertThat(judged.alarms()).isEqualTo(expected);
  }

  /// One case under way.
  private static final class Judged {
    private final JsonNode one;
    private final MemoryShelf<VerificationState> verifications = new MemoryShelf<>();
    private final CallGraph calls;
    private final ServiceJudge services;
    private final EnvironmentJudge environments;
    private final Map<String, Integer> alarms = new TreeMap<>();

    Judged(JsonNode one) {
      this.one = one;
      var callees = new HashMap<String, Set<String>>();
      one.get("calls")
          .forEach(pair ->
              callees
                  .computeIfAbsent(pair.get(0).asString(), _ -> new TreeSet<>())
                  .add(pair.get(1).asString()));
      calls = new CallGraph(callees);
      services =
          new ServiceJudge(
              JudgeSettings.DEFAULTS,
              Watch.DEFAULTS,
              calls,
              new MemoryShelf<>(),
              new MemoryShelf<>(),
              new MemoryShelf<>(),
              new MemoryShelf<>(),
              new MemoryShelf<>());
      environments =
          new EnvironmentJudge(
              JudgeSettings.DEFAULTS,
              verifications,
              new MemoryShelf<>(),
              new MemoryShelf<>(),
              new MemoryShelf<>(),
              new MemoryShelf<>());
    }

    int length() {
      return one.get("cols").iterator().next().size();
    }

    int onset(String deploy) {
      return deploy(deploy).get("idx").asInt();
    }

    Map<String, Integer> alarms() {
      return alarms;
    }

    double statistic(String deploy) {
      return state(deploy)
          .map(state -> {
            float[] values = state.ladder().latest();
            return (double) values[values.length - 1];
          })
          .orElse(Double.NaN);
    }

    void row(int t) {
      for (JsonNode deploy : one.get("deploys")) {
        if (deploy.get("idx").asInt() == t) {
          tell(deploy, t);
        }
      }
      for (JsonNode metric : one.get("metrics")) {
        if (!metric.get("kind").asString().equals("count_requests")) {
          judge(services.onBucket(ring(metric), t, value(metric, t)));
        }
      }
      for (JsonNode deploy : one.get("deploys")) {
        String id = deploy.get("id").asString();
        state(id).flatMap(VerificationState::firstFired).ifPresent(_ -> alarms.putIfAbsent(id, t));
      }
    }

    private void tell(JsonNode deploy, int t) {
      String service = deploy.get("service").asString();
      DeployEvent event =
          Story.finished(
              deploy.get("id").asString(), Instant.ofEpochMilli(t * WIDTH_MILLIS), "/vectors");
      DeployEvent addressed =
          event.withContext(event.context().renamed(service, event.context().environment()));
      judge(services.onEvent(service, addressed));
      calls.callers(service).forEach(caller -> judge(services.onEvent(caller, addressed)));
    }

    private void judge(List<Finding> findings) {
      findings.forEach(environments::on);
    }

    private java.util.Optional<VerificationState> state(String deploy) {
      return verifications.under("").stream()
          .filter(state -> deploy.equals(state.candidate().change().revision().version()))
          .findFirst();
    }

    private JsonNode deploy(String id) {
      return StreamSupport.stream(one.get("deploys").spliterator(), false)
          .filter(deploy -> deploy.get("id").asString().equals(id))
          .findFirst()
          .orElseThrow();
    }

    private Ring ring(JsonNode metric) {
      String name = metric.get("metric").asString();
      boolean errors = metric.get("kind").asString().equals("count_errors");
      var key = new SeriesKey(metric.get("service").asString(), "production", name, "");
      var signal =
          new Signal(
              name, name, errors ? SignalKind.ERRORS : SignalKind.LATENCY, "1", Direction.UP);
      return Ring.empty(key, signal, name, errors, WIDTH_MILLIS, -1);
    }

    private BucketValue value(JsonNode metric, int t) {
      double value = column(metric, metric.get("metric").asString(), t);
      return metric.get("kind").asString().equals("count_errors")
          ? BucketValue.ratio(value, column(metric, "requests", t))
          : BucketValue.of(value);
    }

    private double column(JsonNode metric, String name, int t) {
      JsonNode cell = one.get("cols").get(metric.get("service").asString() + "/" + name).get(t);
      return cell.isNull() ? Double.NaN : cell.asDouble();
    }
  }
}
