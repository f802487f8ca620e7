package dev.weatherglass.core.alert;

import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Several services that call one another, and what the judge tells of them: a bucket of latency
/// and one of CPU use each every ten seconds.
final class Neighbours {

  private static final Duration BUCKET = Duration.ofSeconds(10);
  private static final long FIRST = Story.START.getEpochSecond() / BUCKET.toSeconds();

  private final WholeJudge judge;
  private final Random random;
  private final Map<String, Double> milliseconds = new TreeMap<>();
  private final List<Told> told = new ArrayList<>();
  private long buckets;

  /// @param calls all services, each with those that it calls
  Neighbours(long seed, Map<String, List<String>> calls) {
    judge = new WholeJudge(JudgeSettings.DEFAULTS, Watch.DEFAULTS, CallGraph.of(calls));
    random = new Random(seed);
    calls.keySet().forEach(service -> milliseconds.put(service, 100.0));
  }

  /// A service takes so much longer from now on.
  Neighbours slower(String service, double factor) {
    milliseconds.compute(service, (_, now) -> now * factor);
    return this;
  }

  Neighbours run(int count) {
    for (int i = 0; i < count; i++) {
      milliseconds.forEach((service, mean) -> {
        push(service, "latency", SignalKind.LATENCY, mean * Math.exp(0.1 * random.nextGaussian()));
        push(service, "cpu", SignalKind.SATURATION, 0.4 + 0.05 * random.nextGaussian());
      });
      buckets++;
    }
    return this;
  }

  Neighbours deploy(String service) {
    return tell(deployed(service, now()));
  }

  Neighbours tell(DeployEvent event) {
    told.addAll(judge.onEvent(event));
    return this;
  }

  DeployEvent deployed(String service, Instant at) {
    DeployEvent event = Story.finished(service + " 2", at, "/ci/" + service);
    return event.withContext(event.context().renamed(service, "production"));
  }

  Instant now() {
    return Story.START.plus(BUCKET.multipliedBy(buckets));
  }

  /// The last verdict on a service.
  Verdict verdict(String service) {
    return told.stream()
        .filter(Told.OfVerdict.class::isInstance)
        .map(one -> ((Told.OfVerdict) one).verdict())
        .filter(verdict -> verdict.service().equals(service))
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError("no verdict on " + service + " in " + told));
  }

  /// Services whose change was ever blamed; a shift that no own change explains blames nobody.
  List<String> blamed() {
    return told.stream()
        .filter(Told.OfProblem.class::isInstance)
        .map(one -> ((Told.OfProblem) one).problem())
        .filter(problem -> !problem.changes().isEmpty())
        .map(Problem::service)
        .distinct()
        .sorted()
        .toList();
  }

  private void push(String service, String name, SignalKind kind, double value) {
    Ring ring =
        Ring.empty(
            new SeriesKey(service, "production", name, ""),
            new Signal(name, name, kind, "1", Direction.UP),
            name,
            false,
            BUCKET.toMillis(),
            FIRST - 1);
    told.addAll(judge.onBucket(ring, FIRST + buckets, BucketValue.of(value)));
  }
}
