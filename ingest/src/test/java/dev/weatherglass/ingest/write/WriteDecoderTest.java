package dev.weatherglass.ingest.write;

import static dev.weatherglass.ingest.write.Requests.labelled;
import static dev.weatherglass.ingest.write.Requests.sample;
import static dev.weatherglass.ingest.write.Requests.series;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.series.Dropped;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.series.SeriesLimits;
import dev.weatherglass.ingest.write.WriteDecoder.Read;
import dev.weatherglass.ingest.write.proto.MetricMetadata;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WriteDecoderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final long AT = NOW.toEpochMilli();

  private final NamelessSeries nameless = new NamelessSeries();
  private final WriteDecoder decoder =
      new WriteDecoder(new SeriesNames(new ServiceNames(Map.of(), "production")), nameless);

  @Test
  void series_are_gathered_by_service_environment_and_metric() {
    Read read =
        read(
            series(AT, 1, "__name__", "requests_total", "code", "200", "service", "checkout"),
            series(AT, 2, "__name__", "requests_total", "code", "500", "service", "checkout"),
            series(AT, 3, "__name__", "memory_bytes", "env", "staging", "job", "shop/cart"));

    assertThat(read.gathered().batches())
        .containsExactly(
            new MetricBatch(
                "checkout",
                "production",
                List.of(
                    new Metric(
                        "requests_total",
                        Metric.Kind.COUNTER,
                        "",
                        List.of(
                            new RawSeries(Map.of("code", "200"), List.of(Sample.of(AT, 1))),
                            new RawSeries(Map.of("code", "500"), List.of(Sample.of(AT, 2))))))),
            new MetricBatch(
                "cart",
                "staging",
                List.of(
                    new Metric(
                        "memory_bytes",
                        Metric.Kind.UNKNOWN,
                        "",
                        List.of(
                            new RawSeries(
                                Map.of("job", "shop/cart"), List.of(Sample.of(AT, 3))))))));
    assertThat(read.gathered().samples()).isEqualTo(3);
    assertThat(read.errors()).isEmpty();
  }

  @Test
  void the_stale_marker_is_known_by_its_bits_and_another_nan_is_a_value() {
    TimeSeries series =
        labelled("__name__", "up", "service", "checkout")
            .addSamples(sample(AT - 1, Double.NaN))
            .addSamples(sample(AT, Double.longBitsToDouble(0x7ff0000000000002L)))
            .build();

    List<Sample> samples = onlySeries(read(series)).samples();

    assertThat(samples).extracting(Sample::stale).containsExactly(false, true);
  }

  @Test
  void samples_outside_the_accepted_range_are_dropped_and_counted() {
    TimeSeries series =
        labelled("__name__", "up", "service", "checkout")
            .addSamples(sample(AT - Duration.ofHours(48).toMillis() - 1, 1))
            .addSamples(sample(AT - Duration.ofHours(48).toMillis(), 2))
            .addSamples(sample(AT, 3))
            .addSamples(sample(AT + Duration.ofMinutes(5).toMillis(), 6))
            .addSamples(sample(AT + Duration.ofMinutes(5).toMillis() + 1, 7))
            .build();

    Read read = read(series);

    assertThat(onlySeries(read).samples()).extracting(Sample::value).containsExactly(2.0, 3.0, 6.0);
    assertThat(read.gathered().dropped())
        .containsExactlyInAnyOrderEntriesOf(Map.of(Dropped.TOO_OLD, 1, Dropped.TOO_NEW, 1));
    assertThat(read.errors()).isEmpty();
  }

  @Test
  void samples_that_go_back_in_time_are_told_and_the_others_kept() {
    TimeSeries series =
        labelled("__name__", "up", "service", "checkout")
            .addSamples(sample(AT, 3))
            .addSamples(sample(AT, 3))
            .addSamples(sample(AT, 4))
            .addSamples(sample(AT - 1, 5))
            .addSamples(sample(AT + 1, 6))
            .build();

    Read read = read(series);

    assertThat(onlySeries(read).samples()).extracting(Sample::value).containsExactly(3.0, 6.0);
    assertThat(read.gathered().dropped()).containsEntry(Dropped.OUT_OF_ORDER, 3);
    assertThat(read.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.pointer()).isEqualTo("/timeseries/0/samples/2");
          assertThat(error.detail()).contains("time", "service=\"checkout\"");
        });
  }

  @Test
  void a_series_without_a_service_is_dropped_counted_and_remembered() {
    Read read = read(series(AT, 1, "__name__", "go_goroutines", "instance", "a:1"));

    assertThat(read.gathered().batches()).isEmpty();
    assertThat(read.gathered().dropped()).containsEntry(Dropped.NO_SERVICE, 1);
    assertThat(read.samples()).as("accepted: it is no error of the sender").isEqualTo(1);
    assertThat(nameless.names()).containsExactly("go_goroutines");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          service,a,__name__,up              | /timeseries/1/labels/1 | sorted
          __name__,up,__name__,up            | /timeseries/1/labels/1 | __name__ is there twice
          service,a                          | /timeseries/1/labels   | __name__
          __name__,up,service,a,service,b    | /timeseries/1/labels/2 | service is there twice
          """)
  void a_series_that_breaks_the_rules_is_named_and_the_others_are_kept(
      String labels, String pointer, String shown) {
    Read read =
        read(
            series(AT, 1, "__name__", "up", "service", "checkout"),
            series(AT, 1, labels.split(",")));

    assertThat(read.gathered().samples()).isEqualTo(1);
    assertThat(read.errors()).hasSize(1);
    assertThat(read.errors().getFirst().pointer()).isEqualTo(pointer);
    assertThat(read.errors().getFirst().detail()).contains(shown).contains("{");
    assertThat(read.gathered().dropped()).containsEntry(Dropped.INVALID_LABELS, 1);
  }

  @Test
  void labels_have_limits() {
    var many = labelled("__name__", "up");
    for (int i = 0; i < SeriesLimits.LABELS; i++) {
      many.addLabels(labelled("a%03d".formatted(i), "x").getLabels(0));
    }

    assertThat(read(many.build()).errors().getFirst().detail()).contains("at most 64 but were 65");
    assertThat(read(series(AT, 1, "__name__", "up", "a", "x".repeat(2_049))).errors())
        .first()
        .satisfies(error -> assertThat(error.detail()).contains("2048 characters but had 2049"));
  }

  @Test
  void metadata_of_the_same_request_says_what_a_metric_is() {
    WriteRequest request =
        WriteRequest.newBuilder()
            .addMetadata(
                MetricMetadata.newBuilder()
                    .setMetricFamilyName("queue_total")
                    .setType(MetricMetadata.MetricType.GAUGE)
                    .setUnit("items"))
            .addTimeseries(series(AT, 1, "__name__", "queue_total", "service", "checkout"))
            .addTimeseries(series(AT, 1, "__name__", "latency_bucket", "service", "checkout"))
            .build();

    List<Metric> metrics = decoder.read(request, NOW).gathered().batches().getFirst().metrics();

    assertThat(metrics)
        .extracting(Metric::kind)
        .containsExactly(Metric.Kind.GAUGE, Metric.Kind.COUNTER);
    assertThat(metrics.getFirst().unit()).isEqualTo("items");
  }

  private static RawSeries onlySeries(Read read) {
    return read.gathered().batches().getFirst().metrics().getFirst().series().getFirst();
  }

  private Read read(TimeSeries... series) {
    return decoder.read(WriteRequest.newBuilder().addAllTimeseries(List.of(series)).build(), NOW);
  }
}
