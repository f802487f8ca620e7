package dev.weatherglass.bench.micro;

import dev.weatherglass.bench.load.SimulatedService;
import dev.weatherglass.core.series.FamilyObserver;
import dev.weatherglass.core.series.FamilyState;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Part;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// From samples to closed buckets, per sample.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ObserverBench {

  private static final int SECONDS = 200;
  private static final String FAMILY = "http_server_request_duration_seconds";

  private final FamilyObserver observer =
      new FamilyObserver(
          Watch.DEFAULTS.rulesFor(FAMILY),
          Watch.DEFAULTS.restartSign(FAMILY),
          JudgeSettings.DEFAULTS.grace(),
          null,
          JudgeSettings.DEFAULTS.maxSeries());
  private final List<Map<Part, Metric>> batches = batches();

  @Benchmark
  @OperationsPerInvocation(SECONDS * SimulatedService.RAW_SERIES)
  public FamilyState sample() {
    FamilyState state = FamilyState.empty();
    for (Map<Part, Metric> batch : batches) {
      state = observer.step(state, batch).state();
    }
    return state;
  }

  private static List<Map<Part, Metric>> batches() {
    var service = new SimulatedService(JudgedService.SERVICE, 1);
    long begin = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();
    var batches = new ArrayList<Map<Part, Metric>>();
    for (int i = 0; i < SECONDS; i++) {
      batches.add(
          parts(
              Scrape.batch(
                  JudgedService.SERVICE, "production", service.scraped(begin + i * 1_000L))));
    }
    return batches;
  }

  private static Map<Part, Metric> parts(MetricBatch batch) {
    Map<String, Watch.Named> names = Watch.DEFAULTS.names();
    var parts = new EnumMap<Part, Metric>(Part.class);
    for (Metric metric : batch.metrics()) {
      Optional.ofNullable(names.get(metric.name()))
          .ifPresent(named -> parts.put(named.part(), metric));
    }
    return parts;
  }
}
