package dev.weatherglass.ingest.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.write.proto.WriteRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies that a real Prometheus sent, where they lie beside the repository.
class PrometheusSamplesTest {

  private static final String PLACE = "shared/payloads/prometheus_remote_write";

  @ParameterizedTest
  @CsvSource({
    "v1_batch_1, 13, 0",
    "v1_counter_reset, 13, 0",
    "v1_reset_one, 15, 0",
    "v1_with_ALERTS, 15, 0",
    "v1_alert_pending_to_firing, 8, 1",
  })
  void every_sample_of_a_real_sender_is_read(String file, int samples, int stale) throws Exception {
    WriteRequest request = WriteRequest.parseFrom(SnappyBlock.unpack(body(file)));
    long sent = request.getTimeseries(0).getSamples(0).getTimestamp();
    var decoder =
        new WriteDecoder(
            new SeriesNames(new ServiceNames(Map.of(), "production")), new NamelessSeries());

    WriteDecoder.Read read = decoder.read(request, Instant.ofEpochMilli(sent));

    assertThat(read.errors()).isEmpty();
    assertThat(read.gathered().dropped()).isEmpty();
    assertThat(samples(read)).hasSize(samples);
    assertThat(samples(read)).filteredOn(Sample::stale).hasSize(stale);
  }

  @Test
  void version_2_is_read_by_what_its_content_type_says() throws IOException {
    var decoder =
        new WriteDecoder(
            new SeriesNames(new ServiceNames(Map.of(), "production")), new NamelessSeries());

    WriteDecoder.Read read =
        decoder.read(
            body("v2_request"),
            "application/x-protobuf;proto=io.prometheus.write.v2.Request",
            Instant.ofEpochSecond(1_795_420_815));

    assertThat(read.errors()).isEmpty();
    assertThat(read.samples()).isEqualTo(3);
    assertThat(read.histograms()).isEqualTo(2);
    assertThat(read.exemplars()).isEqualTo(1);
    assertThat(read.stale()).isEqualTo(1);
    assertThat(read.gathered().samples()).isEqualTo(5);
  }

  private static List<Sample> samples(WriteDecoder.Read read) {
    return read.gathered().batches().stream()
        .flatMap(batch -> batch.metrics().stream())
        .flatMap(metric -> metric.series().stream())
        .map(RawSeries::samples)
        .flatMap(List::stream)
        .toList();
  }

  private static byte[] body(String file) throws IOException {
    Path place = Path.of("").toAbsolutePath();
    while (place != null && !Files.isDirectory(place.resolve(PLACE))) {
      place = place.getParent();
    }
    assumeTrue(place != null, "../" + PLACE + " is missing: nothing to compare with");
    String text = Files.readString(place.resolve(PLACE).resolve(file + ".b64.txt"));
    return Base64.getMimeDecoder().decode(text);
  }
}
