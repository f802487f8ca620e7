package dev.weatherglass.ingest.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.series.NamelessSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies of OpenTelemetry's own examples, where they lie beside the repository.
class OtlpSamplesTest {

  private static final String PLACE = "shared/payloads/otlp";

  @ParameterizedTest
  @CsvSource({
    "metrics_request.json, application/json, '', 1544712660, 4, 0, 0",
    "metrics_request_protobuf_gzip.b64.txt, application/x-protobuf, gzip, 1544712660, 4, 0, 0",
    "metrics_unknown_fields.json, application/json, '', 1795420060, 1, 0, 0",
    "metrics_partial_bad_points.json, application/json, '', 1795420060, 1, 1, 2",
  })
  void every_point_is_accounted_for(
      String file, String type, String encoding, long at, int points, int gaps, int rejected)
      throws IOException {
    var decoder =
        new OtlpDecoder(
            new SeriesNames(new ServiceNames(Map.of(), "production")), new NamelessSeries());

    OtlpDecoder.Read read = decoder.read(body(file), type, encoding, Instant.ofEpochSecond(at));

    assertThat(read.points()).isEqualTo(points);
    assertThat(read.gaps()).isEqualTo(gaps);
    assertThat(read.rejected()).isEqualTo(rejected);
    assertThat(read.gathered().samples()).isEqualTo(points);
  }

  private static byte[] body(String file) throws IOException {
    Path place = Path.of("").toAbsolutePath();
    while (place != null && !Files.isDirectory(place.resolve(PLACE))) {
      place = place.getParent();
    }
    assumeTrue(place != null, "../" + PLACE + " is missing: nothing to compare with");
    Path found = place.resolve(PLACE).resolve(file);
    return file.endsWith(".b64.txt")
        ? Base64.getMimeDecoder().decode(Files.readString(found))
        : Files.readAllBytes(found);
  }
}
