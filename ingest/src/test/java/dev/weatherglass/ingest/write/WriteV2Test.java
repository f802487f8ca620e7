package dev.weatherglass.ingest.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.write.WriteDecoder.Read;
import dev.weatherglass.ingest.write.proto.BucketSpan;
import dev.weatherglass.ingest.write.proto.NativeHistogram;
import dev.weatherglass.ingest.write.proto.v2.Metadata;
import dev.weatherglass.ingest.write.proto.v2.Request;
import dev.weatherglass.ingest.write.proto.v2.TimeSeries;
import dev.weatherglass.wire.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.xerial.snappy.Snappy;

class WriteV2Test {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final long AT = NOW.toEpochMilli();
  private static final String V2 = "application/x-protobuf;proto=io.prometheus.write.v2.Request";

  private final List<String> symbols = new ArrayList<>(List.of(""));
  private final WriteDecoder decoder =
      new WriteDecoder(
          new SeriesNames(new ServiceNames(Map.of(), "production")), new NamelessSeries());

  @Test
  void references_are_followed_and_starts_are_kept() {
    TimeSeries series =
        series("__name__", "requests_total", "service", "checkout", "version", "1.4.2")
            .addSamples(sample(AT, 1500, AT - 60_000))
            .setMetadata(metadata(Metadata.MetricType.COUNTER).setUnitRef(symbol("requests")))
            .build();

    Read read = read(series);

    Metric metric = metric(read);
    assertThat(metric.name()).isEqualTo("requests_total");
    assertThat(metric.kind()).isEqualTo(Kind.COUNTER);
    assertThat(metric.unit()).isEqualTo("requests");
    assertThat(metric.series().getFirst().labels()).isEqualTo(Map.of("version", "1.4.2"));
    assertThat(metric.series().getFirst().samples())
        .containsExactly(Sample.of(AT, 1500, AT - 60_000));
  }

  @Test
  void samples_histograms_and_exemplars_are_counted_apart() {
    TimeSeries counter =
        series("__name__", "requests_total", "service", "checkout")
            .addSamples(sample(AT - 1, 1, 0))
            .addSamples(sample(AT, Double.longBitsToDouble(0x7ff0000000000002L), 0))
            .addExemplars(ByteString.EMPTY)
            .build();
    TimeSeries latency =
        series("__name__", "latency_seconds", "service", "checkout")
            .addHistograms(histogram(NativeHistogram.ResetHint.NO))
            .setMetadata(metadata(Metadata.MetricType.HISTOGRAM))
            .build();

    Read read = read(counter, latency);

    assertThat(read.errors()).isEmpty();
    assertThat(read.samples()).isEqualTo(2);
    assertThat(read.stale()).isEqualTo(1);
    assertThat(read.histograms()).isEqualTo(1);
    assertThat(read.exemplars()).isEqualTo(1);
    assertThat(read.gathered().batches().getFirst().metrics())
        .extracting(Metric::name, Metric::kind)
        .contains(tuple("latency_seconds", Kind.HISTOGRAM));
  }

  @Test
  void a_start_before_the_last_release_candidate_holds_for_the_series() {
    TimeSeries series =
        series("__name__", "requests_total", "service", "checkout")
            .setCreatedTimestamp(AT - 5)
            .addSamples(sample(AT, 1, 0))
            .build();

    assertThat(metric(read(series)).series().getFirst().samples().getFirst().startMillis())
        .isEqualTo(AT - 5);
  }

  @Test
  void a_bad_reference_is_named_and_other_series_are_kept() {
    TimeSeries good =
        series("__name__", "up", "service", "checkout").addSamples(sample(AT, 1, 0)).build();
    TimeSeries outside = TimeSeries.newBuilder().addLabelsRefs(1).addLabelsRefs(99).build();
    TimeSeries odd = TimeSeries.newBuilder().addLabelsRefs(1).build();

    Read read = read(good, outside, odd);

    assertThat(read.samples()).isEqualTo(1);
    assertThat(read.errors()).hasSize(2);
    assertThat(read.errors().getFirst().pointer()).isEqualTo("/timeseries/1/labelsRefs/1");
    assertThat(read.errors().getFirst().detail()).contains("99");
    assertThat(read.errors().getLast().detail()).contains("pairs");
  }

  @Test
  void a_histogram_that_cannot_be_is_named_and_a_gauge_histogram_is_passed_over() {
    TimeSeries series =
        series("__name__", "latency_seconds", "service", "checkout")
            .addHistograms(histogram(NativeHistogram.ResetHint.GAUGE))
            .addHistograms(histogram(NativeHistogram.ResetHint.NO).setSchema(40))
            .build();

    Read read = read(series);

    assertThat(read.histograms()).isEqualTo(1);
    assertThat(read.gathered().samples()).isZero();
    assertThat(read.errors().getFirst().pointer()).isEqualTo("/timeseries/0/histograms/1");
    assertThat(read.errors().getFirst().detail()).contains("40", "service=\"checkout\"");
  }

  @Test
  void a_body_of_the_other_version_is_400() throws IOException {
    byte[] first = Requests.body(Requests.series(AT, 1, "__name__", "up", "service", "checkout"));
    byte[] second =
        body(series("__name__", "up", "service", "checkout").addSamples(sample(AT, 1, 0)).build());

    assertThat(refused(first, V2)).isEqualTo(400);
    assertThat(refused(second, "application/x-protobuf")).isEqualTo(400);
    assertThat(refused(second, "application/x-protobuf;proto=prometheus.WriteRequest"))
        .isEqualTo(400);
    assertThat(refused(second, "application/x-protobuf;proto=io.prometheus.write.v3.Request"))
        .isEqualTo(415);
  }

  @Test
  void texts_that_are_told_again_and_again_are_413() throws IOException {
    String[] labels = new String[2 * 64];
    for (int i = 0; i < 64; i++) {
      labels[2 * i] = i == 0 ? "__name__" : i == 1 ? "service" : "z%02d".formatted(i);
      labels[2 * i + 1] = i == 0 ? "up" : "x".repeat(2_048);
    }
    TimeSeries large = series(labels).addSamples(sample(AT, 1, 0)).build();
    TimeSeries[] many = new TimeSeries[1_000];
    Arrays.fill(many, large);

    byte[] body = body(many);

    assertThat(body).hasSizeLessThan(100_000);
    assertThat(refused(body, V2)).isEqualTo(413);
  }

  private int refused(byte[] body, String type) {
    return Objects.requireNonNull(
            catchThrowableOfType(ProblemException.class, () -> decoder.read(body, type, NOW)))
        .problem()
        .status();
  }

  private Read read(TimeSeries... series) {
    return decoder.read(request(series), NOW);
  }

  private Request request(TimeSeries... series) {
    return Request.newBuilder().addAllSymbols(symbols).addAllTimeseries(List.of(series)).build();
  }

  private byte[] body(TimeSeries... series) throws IOException {
    return Snappy.compress(request(series).toByteArray());
  }

  private TimeSeries.Builder series(String... labels) {
    var series = TimeSeries.newBuilder();
    for (String text : labels) {
      series.addLabelsRefs(symbol(text));
    }
    return series;
  }

  private int symbol(String text) {
    if (!symbols.contains(text)) {
      symbols.add(text);
    }
    return symbols.indexOf(text);
  }

  private static dev.weatherglass.ingest.write.proto.v2.Sample sample(
      long at, double value, long start) {
    return dev.weatherglass.ingest.write.proto.v2.Sample.newBuilder()
        .setTimestamp(at)
        .setValue(value)
        .setStartTimestamp(start)
        .build();
  }

  private static Metadata.Builder metadata(Metadata.MetricType type) {
    return Metadata.newBuilder().setType(type);
  }

  private static NativeHistogram.Builder histogram(NativeHistogram.ResetHint hint) {
    return NativeHistogram.newBuilder()
        .setCountInt(1)
        .setTimestamp(AT)
        .setResetHint(hint)
        .addPositiveSpans(BucketSpan.newBuilder().setLength(1))
        .addPositiveDeltas(1);
  }

  private static Metric metric(Read read) {
    return read.gathered().batches().getFirst().metrics().getFirst();
  }
}
