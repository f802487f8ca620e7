package dev.weatherglass.ingest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.ingest.Ingest;
import dev.weatherglass.ingest.IngestSettings;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.upload.UploadFamily;
import dev.weatherglass.ingest.upload.UploadFormats;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import dev.weatherglass.ingest.webhook.AnyScheme;
import dev.weatherglass.ingest.webhook.Hmac;
import dev.weatherglass.ingest.webhook.HmacScheme;
import dev.weatherglass.ingest.webhook.RsaScheme;
import dev.weatherglass.ingest.webhook.Scheme;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.ingest.webhook.StandardWebhooksScheme;
import dev.weatherglass.ingest.webhook.TimedHmacScheme;
import dev.weatherglass.ingest.webhook.TokenScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The reference table of sources is made of the catalogue.
class SourcesReferenceTest {

  private static final Path DOCUMENT = Path.of("../docs/reference/sources.md");
  private static final String BEGIN = "<!-- begin: made of the catalogue -->\n";
  private static final String END = "<!-- end -->\n";

  @Test
  void the_reference_tables_are_what_the_catalogues_say() throws IOException {
    String made = sourceTable() + "\n" + uploadTable();

    assertThat(between(Files.readString(DOCUMENT)))
        .describedAs("%s between its two marks must be:%n%s", DOCUMENT, made)
        .isEqualTo(made);
  }

  @Test
  void every_source_says_what_it_is_and_where_to_point_it() {
    assertThat(sources())
        .allSatisfy(source -> {
          assertThat(source.about().tool()).as(source.name()).isNotBlank();
          assertThat(source.about().setUp()).as(source.name()).isNotBlank().doesNotContain("|");
          assertThat(source.about().appears()).as(source.name()).isNotBlank().doesNotContain("|");
        });
  }

  private static String between(String document) {
    return document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END));
  }

  private static List<Source> sources() {
    return Ingest.sources(IngestSettings.DEFAULT).all();
  }

  private static String uploadTable() {
    return Arrays.stream(UploadFamily.values())
        .flatMap(family -> UploadFormats.of(family).stream().map(format -> row(family, format)))
        .collect(
            Collectors.joining(
                "\n", "| file of | upload to | what appears |\n|---|---|---|\n", "\n"));
  }

  private static String row(UploadFamily family, UploadFormat format) {
    return switch (family) {
      case TEST ->
          "| %s | `/api/v1/junit?format=%s` | test runs, flaky and failed cases |"
              .formatted(format.name(), format.name());
      case LOAD_TEST ->
          "| %s | `/api/v1/load-tests/%s` | load tests: requests, failures, latency |"
              .formatted(format.name(), format.name());
      case BENCHMARK ->
          "| %s | `/api/v1/benchmarks/%s` | benchmark results |"
              .formatted(format.name(), format.name());
    };
  }

  private static String sourceTable() {
    return sources().stream()
        .map(source ->
            "| %s | `/webhooks/%s` | %s | %s | %s |"
                .formatted(
                    source.about().tool(),
                    source.name(),
                    source.about().setUp(),
                    proof(source.scheme(SourceSettings.OPEN)),
                    source.about().appears()))
        .sorted(String.CASE_INSENSITIVE_ORDER)
        .collect(
            Collectors.joining(
                "\n",
                """
                | tool | path | where to point it | how it proves who it is | what appears |
                |---|---|---|---|---|
                """,
                "\n"));
  }

  private static String proof(Scheme scheme) {
    return switch (scheme) {
      case HmacScheme(String header, String _, Hmac hmac) ->
          "`" + header + "` (HMAC, " + hmac.name().replace("SHA", "SHA-") + ")";
      case TimedHmacScheme timed -> "`" + timed.header() + "` (HMAC with a time)";
      case StandardWebhooksScheme _ -> "Standard Webhooks (`whsec_…`)";
      case RsaScheme rsa -> "`" + rsa.header() + "` (RSA, the sender's public key)";
      case TokenScheme(var headers) ->
          Stream.concat(headers.stream().map(header -> "`" + header + "`"), Stream.of("token"))
              .collect(Collectors.joining(" or "));
      case AnyScheme any ->
          any.schemes().stream()
              .map(SourcesReferenceTest::proof)
              .collect(Collectors.joining(" or "));
    };
  }
}
