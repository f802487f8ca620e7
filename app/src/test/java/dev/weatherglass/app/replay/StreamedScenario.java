package dev.weatherglass.app.replay;

import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Measure;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Part;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.series.WatchRule;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.streams.Streams;
import dev.weatherglass.streams.StreamsSettings;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/// A scenario as the topology gets it: a sample at the end of each bucket of each series, counters
/// for errors among requests.
final class StreamedScenario implements AutoCloseable {

  /// Samples by which a family learns its spacing before the first row.
  private static final int LEARNING = 8;

  private final Scenario scenario;
  private final Map<Integer, Ring> series = new LinkedHashMap<>();
  private final Map<String, Double> counters = new HashMap<>();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> events;
  private final TestInputTopic<String, byte[]> metrics;
  private final TestOutputTopic<String, byte[]> alerts;

  StreamedScenario(Scenario scenario, Path state) {
    this.scenario = scenario;
    for (int column = 0; column < scenario.metrics().size(); column++) {
      Ring ring = scenario.series(column);
      if (ring != null) {
        series.put(column, ring);
      }
    }
    var settings =
        new StreamsSettings(
            settings(),
            watch(),
            Map.of(),
            scenario.callGraph(),
            state,
            1,
            StreamsSettings.COMMIT_INTERVAL);
    var streams =
        new Streams(
            settings, Map.of("bootstrap.servers", "nowhere:9092"), new SimpleMeterRegistry());
    driver = new TopologyTestDriver(streams.topology(), streams.properties());
    events = input(Topics.EVENTS);
    metrics = input(Topics.METRICS);
    alerts =
        driver.createOutputTopic(
            Topics.ALERTS.topic(), new StringDeserializer(), new ByteArrayDeserializer());
  }

  /// The alerts, in order.
  List<ScenarioReplay.Raised> run() {
    var raised = new TreeMap<String, ScenarioReplay.Raised>();
    var deploys = new HashMap<String, String>();
    for (int before = LEARNING; before > 0; before--) {
      learn(before);
    }
    int known = 0;
    for (Scenario.Row row : scenario.rows()) {
      while (known < scenario.deploys().size()
          && scenario.deploys().get(known).ts() < row.ts() + scenario.stepSeconds()) {
        Scenario.Deploy deploy = scenario.deploys().get(known);
        DeployEvent event = ScenarioReplay.event(deploy);
        deploys.put(event.deployId(), deploy.id());
        events.pipeInput(deploy.service(), Json.write(event));
        known++;
      }
      measure(row);
      alerts
          .readValuesToList()
          .forEach(json ->
              ScenarioReplay.note(Json.read(json, Problem.class), row.ts(), deploys, raised));
    }
    return ScenarioReplay.inOrder(raised.values());
  }

  @Override
  public void close() {
    driver.close();
  }

  /// One sample of each family that its buckets do not hold.
  private void learn(int before) {
    Scenario.Row first = scenario.rows().getFirst();
    send(ring -> {
      long at = endOf(first) - before * ring.widthMillis();
      return ring.ratio() ? counted(ring, at, 0, 0) : List.of(raw(Map.of(), at, 1));
    });
  }

  private void measure(Scenario.Row row) {
    var values = new HashMap<Ring, BucketValue>();
    series.forEach((column, ring) -> values.put(ring, scenario.value(column, row)));
    long at = endOf(row);
    send(ring -> {
      BucketValue value = values.getOrDefault(ring, BucketValue.MISSING);
      if (value.isMissing()) {
        return List.of();
      }
      return ring.ratio()
          ? counted(ring, at, value.value(), value.requests() - value.value())
          : List.of(raw(Map.of(), at, value.value()));
    });
  }

  private List<RawSeries> counted(Ring ring, long at, double failed, double served) {
    return List.of(
        raw(
            Map.of("code", "500"),
            at,
            counters.merge(ring.head().name() + "500", failed, Double::sum)),
        raw(
            Map.of("code", "200"),
            at,
            counters.merge(ring.head().name() + "200", served, Double::sum)));
  }

  /// A batch of each service.
  private void send(Function<Ring, List<RawSeries>> told) {
    var batches = new TreeMap<String, List<Metric>>();
    series
        .values()
        .forEach(ring ->
            batches
                .computeIfAbsent(ring.key().service(), _ -> new ArrayList<>())
                .add(new Metric(ring.metric(), Metric.Kind.UNKNOWN, "", told.apply(ring))));
    batches.forEach((service, batch) ->
        metrics.pipeInput(
            service, MetricBatches.write(new MetricBatch(service, Scenario.ENVIRONMENT, batch))));
  }

  private long endOf(Scenario.Row row) {
    return (scenario.index(row) + 1) * scenario.stepSeconds() * 1000L - 1;
  }

  private static RawSeries raw(Map<String, String> labels, long at, double value) {
    return new RawSeries(labels, List.of(Sample.of(at, value)));
  }

  private Watch watch() {
    var rules = new LinkedHashMap<String, WatchRule>();
    series
        .values()
        .forEach(ring ->
            rules.put(
                ring.metric(),
                new WatchRule(
                    ring.signal(),
                    ring.ratio() ? new Measure.ErrorRatio(Part.VALUE) : new Measure.Level(),
                    List.of(ring.metric()),
                    List.of())));
    return new Watch(new ArrayList<>(rules.values()));
  }

  private JudgeSettings settings() {
    JudgeSettings usual = JudgeSettings.DEFAULTS;
    return new JudgeSettings(
        Duration.ofSeconds(scenario.stepSeconds()),
        usual.grace(),
        usual.rule(),
        usual.threshold(),
        usual.alpha(),
        usual.horizonBuckets(),
        usual.episodeBuckets(),
        usual.baselineBuckets(),
        usual.lateBuckets(),
        usual.mergeBuckets(),
        usual.mergeSameVersion(),
        usual.healthyFromBuckets(),
        usual.latencyMargin(),
        usual.errorMargin(),
        usual.otherMargin(),
        usual.latencyWorthKnowing(),
        usual.errorWorthKnowing(),
        usual.otherWorthKnowing(),
        usual.maxSeries());
  }

  private TestInputTopic<String, byte[]> input(Topics topic) {
    return driver.createInputTopic(
        topic.topic(), new StringSerializer(), new ByteArraySerializer());
  }
}
