package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.registry.otlp.AggregationTemporality;
import io.micrometer.registry.otlp.OtlpConfig;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Metrics as the OpenTelemetry SDK and Micrometer send them by themselves.
@Timeout(60)
@ExtendWith(KafkaExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RealSendersIT {

  private IngestServer hub;
  private TopicReader metrics;

  @BeforeAll
  void start(TestKafka kafka) {
    kafka.create(Topics.INBOX, Topics.METRICS);
    var wall = InstantSource.system();
    hub = new IngestServer(kafka, Settings.OF_TESTS, wall, wall);
    metrics = kafka.read(Topics.METRICS);
  }

  @BeforeEach
  void forget() {
    metrics.rest();
  }

  @AfterAll
  void stop() {
    metrics.close();
    hub.close();
  }

  @Test
  void the_open_telemetry_sdk_sends_counters_gauges_and_both_histograms() throws Exception {
    try (SdkMeterProvider provider =
        openTelemetry(AggregationTemporalitySelector.alwaysCumulative())) {
      var meter = provider.get("shop");
      var orders = meter.counterBuilder("orders").setUnit("{order}").build();
      var latency = meter.histogramBuilder("http.server.request.duration").setUnit("s").build();
      var size = meter.histogramBuilder("request.size").setUnit("By").build();
      meter.gaugeBuilder("queue.length").buildWithCallback(told -> told.record(7));
      orders.add(3, Attributes.builder().put("http.response.status_code", 500).build());
      orders.add(2, Attributes.builder().put("http.response.status_code", 500).build());
      latency.record(0.03);
      latency.record(0.2);
      size.record(100);
      size.record(1000);
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();

      Map<String, Metric> told = told("checkout", "staging");

      assertThat(told)
          .containsOnlyKeys(
              "orders_total",
              "http_server_request_duration_seconds",
              "request_size_bytes",
              "queue_length");
      Metric counter = Objects.requireNonNull(told.get("orders_total"));
      assertThat(counter.kind()).isEqualTo(Kind.COUNTER);
      assertThat(sample(counter).value()).isEqualTo(5);
      assertThat(sample(counter).startMillis()).isPositive();
      assertThat(counter.series().getFirst().labels())
          .containsEntry("http_response_status_code", "500")
          .containsEntry("version", "1.4.2")
          .containsEntry("otel_scope_name", "shop");
      assertThat(sample(Objects.requireNonNull(told.get("queue_length"))).value()).isEqualTo(7);
      Distribution explicit = distribution(told, "http_server_request_duration_seconds");
      assertThat(explicit.total()).isEqualTo(2);
      assertThat(explicit.sum()).isCloseTo(0.23, within(1e-9));
      Distribution exponential = distribution(told, "request_size_bytes");
      assertThat(exponential.upTo(64)).isZero();
      assertThat(exponential.upTo(128)).isEqualTo(1);
      assertThat(exponential.upTo(1024)).isEqualTo(2);
    }
  }

  @Test
  void the_open_telemetry_sdk_sends_increments_where_it_is_told_to() throws Exception {
    try (SdkMeterProvider provider =
        openTelemetry(AggregationTemporalitySelector.deltaPreferred())) {
      var orders = provider.get("shop").counterBuilder("orders").build();
      orders.add(3);
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
      Metric first = Objects.requireNonNull(told("checkout", "staging").get("orders_total"));
      orders.add(4);
      assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
      Metric second = Objects.requireNonNull(told("checkout", "staging").get("orders_total"));

      assertThat(first.kind()).isEqualTo(Kind.DELTA);
      assertThat(sample(first).value()).isEqualTo(3);
      assertThat(sample(second).value()).isEqualTo(4);
      assertThat(sample(second).startMillis()).isEqualTo(sample(first).atMillis());
    }
  }

  @ParameterizedTest
  @EnumSource(AggregationTemporality.class)
  void micrometer_sends_timers_in_seconds(AggregationTemporality temporality) throws Exception {
    var registry = new OtlpMeterRegistry(micrometer(temporality), Clock.SYSTEM);
    Timer timer =
        Timer.builder("http.server.requests")
            .tag("status", "200")
            .publishPercentileHistogram()
            .register(registry);
    timer.record(Duration.ofMillis(40));
    timer.record(Duration.ofMillis(400));
    registry.counter("orders").increment(5);
    registry.gauge("queue.length", 7);
    registry.close();

    Map<String, Metric> told = told("checkout", "production");

    Metric requests =
        Objects.requireNonNull(told.get("http_server_requests_seconds"), told.toString());
    boolean delta = temporality == AggregationTemporality.DELTA;
    assertThat(requests.kind()).isEqualTo(delta ? Kind.DELTA_HISTOGRAM : Kind.HISTOGRAM);
    Distribution whole = distribution(told, "http_server_requests_seconds");
    assertThat(whole.total()).isEqualTo(2);
    assertThat(whole.sum()).isCloseTo(0.44, within(1e-6));
    Metric orders = Objects.requireNonNull(told.get("orders_total"));
    assertThat(orders.kind()).isEqualTo(delta ? Kind.DELTA : Kind.COUNTER);
    assertThat(sample(orders).value()).isEqualTo(5);
    assertThat(sample(Objects.requireNonNull(told.get("queue_length"))).value()).isEqualTo(7);
  }

  private SdkMeterProvider openTelemetry(AggregationTemporalitySelector temporality) {
    var exporter =
        OtlpHttpMetricExporter.builder()
            .setEndpoint(hub.url() + "/v1/metrics")
            .setCompression("gzip")
            .setAggregationTemporalitySelector(temporality)
            .build();
    return SdkMeterProvider.builder()
        .setResource(
            Resource.create(
                Attributes.builder()
                    .put("service.name", "checkout-api")
                    .put("service.version", "1.4.2")
                    .put("deployment.environment.name", "staging")
                    .build()))
        .registerMetricReader(
            PeriodicMetricReader.builder(exporter).setInterval(Duration.ofHours(1)).build())
        .registerView(
            InstrumentSelector.builder().setName("request.size").build(),
            View.builder().setAggregation(Aggregation.base2ExponentialBucketHistogram()).build())
        .build();
  }

  private OtlpConfig micrometer(AggregationTemporality temporality) {
    Map<String, String> settings =
        Map.of(
            "otlp.url",
            hub.url() + "/v1/metrics",
            "otlp.step",
            "1h",
            "otlp.aggregationTemporality",
            temporality.name(),
            "otlp.resourceAttributes",
            "service.name=checkout-api");
    return settings::get;
  }

  /// The metrics that came since the last time, by name.
  private Map<String, Metric> told(String service, String environment) throws Exception {
    var told = new TreeMap<String, Metric>();
    for (var entry : metrics.rest()) {
      MetricBatch batch = MetricBatches.read(entry.value());
      assertThat(batch.service()).isEqualTo(service);
      assertThat(batch.environment()).isEqualTo(environment);
      batch.metrics().forEach(metric -> told.put(metric.name(), metric));
    }
    return told;
  }

  private static Sample sample(Metric metric) {
    return metric.series().getFirst().samples().getFirst();
  }

  private static Distribution distribution(Map<String, Metric> told, String name) {
    return Objects.requireNonNull(sample(Objects.requireNonNull(told.get(name))).distribution());
  }
}
