package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.core.event.BenchmarkEvent.Result;
import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Google Benchmark (`--benchmark_format=json`). The value is the real time. Of aggregates the
/// median counts (else the mean), and only where the file leaves the repetitions out.
public final class GoogleBenchmark implements UploadFormat {

  @Override
  public String name() {
    return "google-benchmark";
  }

  @Override
  public List<String> aliases() {
    return List.of("google", "googlecpp");
  }

  @Override
  public BenchmarkReport read(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "Google Benchmark");
    JsonNode benchmarks = file.path("benchmarks");
    if (!benchmarks.isArray()
        || (!benchmarks.isEmpty() && !benchmarks.get(0).has("name"))
        || !file.path("context").isObject()) {
      throw UploadException.otherKind(
          "the JSON of Google Benchmark has a context and benchmarks but the file begins with: "
              + upload.beginning());
    }
    return new BenchmarkReport(
        results(benchmarks), Moment.zoned(JsonText.text(file.at("/context/date"))), null);
  }

  private static List<Result> results(JsonNode benchmarks) throws UploadException {
    String wanted = wanted(benchmarks);
    var results = new Results();
    for (JsonNode each : benchmarks) {
      if (aggregate(each).equals(wanted) && !each.path("error_occurred").asBoolean(false)) {
        String run = JsonText.text(each.path("run_name"));
        results.add(
            run == null ? each.path("name").asString("") : run,
            JsonText.number(each.path("real_time")),
            each.path("time_unit").asString("ns"),
            Better.LOWER);
      }
    }
    return results.list("Google Benchmark");
  }

  /// Which entries count: the runs themselves (an empty word), else an aggregate.
  private static String wanted(JsonNode benchmarks) {
    for (String word : List.of("", "median")) {
      for (JsonNode each : benchmarks) {
        if (aggregate(each).equals(word)) {
          return word;
        }
      }
    }
    return "mean";
  }

  private static String aggregate(JsonNode entry) {
    boolean run = !entry.path("run_type").asString("iteration").equals("aggregate");
    boolean complexity = entry.has("big_o") || entry.has("rms") || entry.has("cpu_coefficient");
    return run && !complexity ? "" : entry.path("aggregate_name").asString("complexity");
  }
}
