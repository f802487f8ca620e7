package dev.weatherglass.ingest.statsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Distribution;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.Metric.Kind;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.series.Gathered;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.statsd.StatsdDecoder.Read;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsdDecoderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Instant SINCE = NOW.minusSeconds(10);
  private static final long AT = NOW.toEpochMilli();

  private final StatsdWindow window = new StatsdWindow();
  private final StatsdDecoder decoder = new StatsdDecoder(window);
  private final SeriesNames names = new SeriesNames(new ServiceNames(Map.of(), "production"));

  @Test
  void counters_are_scaled_gauges_are_changed_and_sets_are_counted() {
    Read read =
        StatsdDecoder.read(
            bytes("checkout.orders:1|c\ncheckout.orders:3|c|@0.1\n"),
            bytes("checkout.queue:42|g"),
            bytes("checkout.queue:-10|g\ncheckout.queue:+4|g"),
            bytes("checkout.latency:320|ms\ncheckout.latency:120|ms|@0.5"),
            bytes("checkout.users:alice|s\ncheckout.users:bob|s\ncheckout.users:alice|s"));

    assertThat(read.counters()).containsExactly(entry("checkout.orders", 31.0));
    assertThat(read.gauges()).containsExactly(entry("checkout.queue", 36.0));
    assertThat(read.timers()).containsExactly(entry("checkout.latency", List.of(320.0, 120.0)));
    assertThat(read.sets()).containsExactly(entry("checkout.users", 2));
    assertThat(read.lines()).isEqualTo(10);
  }

  @Test
  void a_window_becomes_increments_gauges_and_histograms() {
    add("checkout.http.requests:3|c|#service:shop,env:staging,version:1.4.2,code:500");
    add("checkout.queue:7|g");
    add("checkout.latency:320:80|ms|@0.5");

    Gathered gathered = drain();

    assertThat(gathered.batches())
        .extracting(MetricBatch::service, MetricBatch::environment)
        .containsExactly(tuple("shop", "staging"), tuple("checkout", "production"));
    Metric requests = gathered.batches().getFirst().metrics().getFirst();
    assertThat(requests)
        .isEqualTo(
            new Metric(
                "checkout_http_requests_total",
                Kind.DELTA,
                "",
                List.of(
                    new RawSeries(
                        Map.of("version", "1.4.2", "code", "500"),
                        List.of(Sample.of(AT, 3, SINCE.toEpochMilli()))))));
    Metric latency = gathered.batches().getLast().metrics().getLast();
    assertThat(latency.name()).isEqualTo("checkout_latency_seconds");
    assertThat(latency.kind()).isEqualTo(Kind.DELTA_HISTOGRAM);
    Distribution whole =
        Objects.requireNonNull(latency.series().getFirst().samples().getFirst().distribution());
    assertThat(whole.total()).isEqualTo(4);
    assertThat(whole.sum()).isCloseTo(0.8, within(1e-12));
    assertThat(whole.upTo(0.125)).isEqualTo(2);
    assertThat(whole.upTo(0.5)).isEqualTo(4);
  }

  @Test
  void bounds_of_buckets_hold_what_they_say() {
    add("a.b:0.5:1:1:2:0:-4|h");

    Distribution whole =
        Objects.requireNonNull(
            drain()
                .batches()
                .getFirst()
                .metrics()
                .getFirst()
                .series()
                .getFirst()
                .samples()
                .getFirst()
                .distribution());

    assertThat(whole.upTo(-4)).isZero();
    assertThat(whole.upTo(0)).isEqualTo(2);
    assertThat(whole.upTo(0.5)).isEqualTo(3);
    assertThat(whole.upTo(1)).isEqualTo(5);
    assertThat(whole.upTo(2)).isEqualTo(6);
  }

  @Test
  void a_gauge_goes_on_from_the_window_before_and_a_counter_does_not() {
    add("a.queue:5|g\na.orders:2|c");
    drain();
    add("a.queue:+2|g\na.orders:1|c");

    assertThat(drain().batches().getFirst().metrics())
        .extracting(metric -> metric.series().getFirst().samples().getFirst().value())
        .containsExactly(7.0, 1.0);
    assertThat(drain().batches()).isEmpty();
  }

  @Test
  void tags_may_be_in_the_name_or_without_a_value_and_a_line_may_say_its_time() {
    long epochSeconds = NOW.getEpochSecond() - 30;
    add("orders,service=cart,route=/pay:1|c\norders:2|c|#service:cart,canary|T" + epochSeconds);

    List<RawSeries> series = drain().batches().getFirst().metrics().getFirst().series();

    assertThat(series)
        .extracting(RawSeries::labels)
        .containsExactly(Map.of("route", "/pay"), Map.of("canary", "true"));
    assertThat(series.getLast().samples()).containsExactly(Sample.of(AT - 30_000, 2));
  }

  @Test
  void events_and_service_checks_are_passed_over_and_counted() {
    Read read = StatsdDecoder.read(bytes("_e{5,4}:title|text\n_sc|redis|0\n_sc|redis|9|x:y"));

    assertThat(read.events()).isEqualTo(1);
    assertThat(read.checks()).isEqualTo(2);
    assertThat(read.bad()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "orders; must be name:value|type",
        "orders:1; must be name:value|type",
        ":1|c; must be name:value|type",
        "orders:one|c; value must be a number but was one",
        "orders:NaN|c; NaN",
        "orders:1e999|c; 1e999",
        "orders:1|x; type must be c, g, s, ms, h or d but was x",
        "orders:1|c|@0; rate must be in (0, 1] but was 0",
        "orders:1|c|@1.5; 1.5",
      })
  void a_bad_line_is_counted_with_the_first_fault(String line, String why) {
    Read read = StatsdDecoder.read(bytes(line + "\norders:1|c"));

    assertThat(read.bad()).isEqualTo(1);
    assertThat(read.firstFault()).contains(why);
    assertThat(read.lines()).isEqualTo(1);
  }

  @Test
  void a_hundred_thousand_tags_are_one_bad_line() {
    var line = new StringBuilder("orders:1|c|#");
    for (int i = 0; i < 100_000; i++) {
      line.append("t").append(i).append(":v,");
    }

    assertThat(StatsdDecoder.read(bytes(line.toString())).firstFault()).contains("at most 64");
  }

  @Test
  void there_is_a_limit_to_series() {
    for (int i = 0; i <= StatsdWindow.MOST_SERIES; i++) {
      window.add(StatsdLine.parse("shop.orders:1|c|#id:" + i));
    }

    Gathered gathered = drain();

    assertThat(gathered.series()).isEqualTo(StatsdWindow.MOST_SERIES);
    assertThat(gathered.dropped().values()).containsExactly(1);
  }

  private void add(String lines) {
    byte[] datagram = bytes(lines);
    decoder.add(datagram, datagram.length);
  }

  private Gathered drain() {
    return window.drain(names, new NamelessSeries(), SINCE, NOW);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
