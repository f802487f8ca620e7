package dev.weatherglass.ingest.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.github.luben.zstd.Zstd;
import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.influx.InfluxDecoder.Read;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.series.Dropped;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfluxDecoderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final long AT = NOW.toEpochMilli();
  private static final String NANOS = AT + "000000";

  private final NamelessSeries nameless = new NamelessSeries();
  private final InfluxDecoder decoder =
      new InfluxDecoder(new SeriesNames(new ServiceNames(Map.of(), "production")), nameless);

  @Test
  void fields_are_samples_and_tags_are_labels() {
    Read read =
        read(
            """
            # a comment

            cpu,host=web01,service=checkout usage_user=12.5,usage_system=3i %1$s
            deploys,service=checkout,env=staging version="1.4.2",ok=t,value=2u %1$s
            """
                .formatted(NANOS));

    assertThat(read.points()).isEqualTo(4);
    assertThat(read.errors()).isEmpty();
    assertThat(read.gathered().batches())
        .extracting(MetricBatch::service, MetricBatch::environment)
        .containsExactly(tuple("checkout", "production"), tuple("checkout", "staging"));
    assertThat(read.gathered().batches())
        .flatExtracting(MetricBatch::metrics)
        .extracting(Metric::name, metric -> only(metric).samples().getFirst())
        .containsExactly(
            tuple("cpu_usage_user", Sample.of(AT, 12.5)),
            tuple("cpu_usage_system", Sample.of(AT, 3)),
            tuple("deploys_ok", Sample.of(AT, 1)),
            tuple("deploys", Sample.of(AT, 2)));
    assertThat(only(first(read)).labels()).isEqualTo(Map.of("host", "web01"));
  }

  @Test
  void backslashes_and_quotes_are_read_as_they_are_meant() {
    Read read =
        read(
            """
            disk\\ use,service=check\\ out,pa\\=th=C:\\\\x,m\\,n=a text="a \\"b\\", c=1
            and more",free\\ bytes=-1.5e3 %s
            """
                .formatted(NANOS));

    assertThat(read.errors()).isEmpty();
    assertThat(read.gathered().batches().getFirst().service()).isEqualTo("check out");
    assertThat(first(read).name()).isEqualTo("disk_use_free_bytes");
    assertThat(only(first(read)).labels()).isEqualTo(Map.of("pa_th", "C:\\x", "m_n", "a"));
    assertThat(only(first(read)).samples()).containsExactly(Sample.of(AT, -1500));
  }

  @ParameterizedTest
  @CsvSource({"'', 1000000", "ns, 1000000", "us, 1000", "u, 1000", "ms, 1"})
  void times_have_the_precision_that_the_sender_says(String precision, long factor) {
    Read read = read("up,service=a value=1 " + AT * factor, precision);

    assertThat(only(first(read)).samples()).containsExactly(Sample.of(AT, 1));
  }

  @Test
  void times_may_be_coarse_or_missing() {
    assertThat(only(first(read("up,service=a value=1 " + AT / 1_000, "s"))).samples())
        .containsExactly(Sample.of(AT, 1));
    assertThat(only(first(read("up,service=a value=1 " + AT / 3_600_000, "h"))).samples())
        .containsExactly(Sample.of(AT, 1));
    assertThat(only(first(read("up,service=a value=1", "ns"))).samples())
        .containsExactly(Sample.of(AT, 1));
    assertThat(read("up,service=a value=1 " + Long.MAX_VALUE, "h").gathered().dropped())
        .containsEntry(Dropped.TOO_NEW, 1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          up,service=a                    | a field must be key=value
          up,service=a value=             | field value must be a number
          up,service=a value=abc          | "abc"
          up,service=a value=NaN          | "NaN"
          up,service=a value=1d           | "1d"
          up,service=a value=0x1p3        | "0x1p3"
          up,service=a value=1 soon       | time must be a whole number but was "soon"
          up,service=a value=1 5 6        | a line must end after its time
          up,service value=1              | a tag must be key=value but was "service"
          up,service= value=1             | tag service must have a value
          ,service=a value=1              | a measurement is missing
          up,service=a text="open         | text does not end
          """)
  void a_bad_line_is_named_and_the_others_are_kept(String bad, String why) {
    String good = "up,service=checkout value=1 " + NANOS;
    Read read = read(good + "\n" + bad + "\n");

    assertThat(read.points()).isEqualTo(1);
    assertThat(read.errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.pointer()).isEqualTo("/line/2");
          assertThat(error.detail()).startsWith("line 2: ");
        });
    assertThat(read.errors().getFirst().detail().replace("the text of field text", "text"))
        .contains(why, bad);
  }

  @Test
  void lines_after_a_bad_one_are_counted_right() {
    Read read = read("bad\nup,service=a t=\"x\ny\",value=1\r\n\nworse\nup,service=a value=2");

    assertThat(read.points()).isEqualTo(2);
    assertThat(read.errors())
        .extracting(error -> error.pointer())
        .containsExactly("/line/1", "/line/5");
  }

  @Test
  void a_point_without_a_service_is_no_error_and_can_be_seen() {
    Read read = read("cpu,host=web01 idle=97 " + NANOS);

    assertThat(read.points()).isEqualTo(1);
    assertThat(read.errors()).isEmpty();
    assertThat(read.gathered().samples()).isZero();
    assertThat(nameless.names()).containsExactly("cpu_idle");
  }

  @Test
  void a_hundred_thousand_tags_are_one_bad_line() {
    var line = new StringBuilder("up");
    for (int i = 0; i < 100_000; i++) {
      line.append(",t").append(i).append("=v");
    }

    assertThat(read(line + " value=1").errors().getFirst().detail())
        .contains("tags must be at most 64")
        .hasSizeLessThan(200);
  }

  @Test
  void a_wrong_charset_precision_or_bomb_is_refused() {
    byte[] latin = "up,service=caf\u00e9 value=1".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refused(latin, null, "ns").detail()).contains("UTF-8");
    assertThat(refused(new byte[0], null, "fortnight").detail()).contains("fortnight");
    assertThat(refused(Zstd.compress(new byte[65 << 20]), "zstd", "ns").status()).isEqualTo(413);
  }

  private ProblemDetail refused(byte[] body, @Nullable String encoding, String precision) {
    return Objects.requireNonNull(
            catchThrowableOfType(
                ProblemException.class, () -> decoder.read(body, encoding, precision, NOW)))
        .problem();
  }

  private Read read(String lines) {
    return read(lines, "ns");
  }

  private Read read(String lines, String precision) {
    return decoder.read(lines.getBytes(StandardCharsets.UTF_8), null, precision, NOW);
  }

  private static Metric first(Read read) {
    return read.gathered().batches().getFirst().metrics().getFirst();
  }

  private static RawSeries only(Metric metric) {
    List<RawSeries> all = metric.series();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
