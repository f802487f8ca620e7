package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// pytest-benchmark (`--benchmark-json`). Times are in seconds; the value is the mean, one standard
/// deviation on both sides of it.
public final class PytestBenchmark implements UploadFormat {

  @Override
  public String name() {
    return "pytest-benchmark";
  }

  @Override
  public List<String> aliases() {
    return List.of("pytest");
  }

  @Override
  public BenchmarkReport read(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "pytest-benchmark");
    JsonNode benchmarks = file.path("benchmarks");
    if (!benchmarks.isArray() || (!benchmarks.isEmpty() && !benchmarks.get(0).has("stats"))) {
      throw UploadException.otherKind(
          "the JSON of pytest-benchmark has benchmarks with stats but the file begins with: "
              + upload.beginning());
    }
    var results = new Results();
    for (JsonNode each : benchmarks) {
      add(results, each);
    }
    return new BenchmarkReport(
        results.list("pytest-benchmark"),
        Moment.zoned(JsonText.text(file.path("datetime"))),
        JsonText.text(file.at("/commit_info/id")));
  }

  private static void add(Results results, JsonNode each) {
    JsonNode stats = each.path("stats");
    Double mean = JsonText.number(stats.path("mean"));
    Double deviation = JsonText.number(stats.path("stddev"));
    Double rounds = JsonText.number(stats.path("rounds"));
    String full = JsonText.text(each.path("fullname"));
    results.add(
        full == null ? each.path("name").asString("") : full,
        mean,
        "s",
        Better.LOWER,
        Amount.beside(mean, deviation, -1),
        Amount.beside(mean, deviation, 1),
        rounds == null ? null : Long.valueOf(Math.round(rounds)));
  }
}
