package dev.weatherglass.ingest.upload;

import dev.weatherglass.ingest.upload.benchmark.BencherMetricFormat;
import dev.weatherglass.ingest.upload.benchmark.BenchmarkDotNet;
import dev.weatherglass.ingest.upload.benchmark.Criterion;
import dev.weatherglass.ingest.upload.benchmark.GitHubActionBenchmark;
import dev.weatherglass.ingest.upload.benchmark.GoBench;
import dev.weatherglass.ingest.upload.benchmark.GoogleBenchmark;
import dev.weatherglass.ingest.upload.benchmark.Jmh;
import dev.weatherglass.ingest.upload.benchmark.PytestBenchmark;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import dev.weatherglass.ingest.upload.loadtest.ApacheBench;
import dev.weatherglass.ingest.upload.loadtest.Gatling;
import dev.weatherglass.ingest.upload.loadtest.Hey;
import dev.weatherglass.ingest.upload.loadtest.JMeter;
import dev.weatherglass.ingest.upload.loadtest.K6;
import dev.weatherglass.ingest.upload.loadtest.Locust;
import dev.weatherglass.ingest.upload.loadtest.Oha;
import dev.weatherglass.ingest.upload.loadtest.Siege;
import dev.weatherglass.ingest.upload.loadtest.Vegeta;
import dev.weatherglass.ingest.upload.loadtest.Wrk;
import dev.weatherglass.ingest.upload.test.GoTest2Json;
import dev.weatherglass.ingest.upload.test.JUnitXml;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The catalogue: every format that is read. A new one is its class and a line here.
public final class UploadFormats {

  private UploadFormats() {}

  /// The formats of a family, in the order of their names.
  public static List<UploadFormat> of(UploadFamily family) {
    return switch (family) {
      case TEST -> List.of(new GoTest2Json(), new JUnitXml());
      case LOAD_TEST ->
          List.of(
              new ApacheBench(),
              new Gatling(),
              new Hey(),
              new JMeter(),
              new K6(),
              new Locust(),
              new Oha(),
              new Siege(),
              new Vegeta(),
              new Wrk());
      case BENCHMARK ->
          List.of(
              new BenchmarkDotNet(),
              new BencherMetricFormat(),
              new Criterion(),
              new GitHubActionBenchmark(),
              new GoBench(),
              new GoogleBenchmark(),
              new Jmh(),
              new PytestBenchmark());
    };
  }

  /// The format that has this name or alias, without regard to case.
  static Optional<UploadFormat> find(UploadFamily family, String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    return of(family).stream()
        .filter(format -> format.name().equals(wanted) || format.aliases().contains(wanted))
        .findFirst();
  }

  /// The names of a family, for a sentence.
  static String names(UploadFamily family) {
    return String.join(", ", of(family).stream().map(UploadFormat::name).toList());
  }
}
