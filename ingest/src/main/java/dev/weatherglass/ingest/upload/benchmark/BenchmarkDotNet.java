package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import tools.jackson.databind.JsonNode;

/// BenchmarkDotNet (`--exporters json`, brief or full). Times are in nanoseconds; a benchmark that
/// failed has no statistics.
public final class BenchmarkDotNet implements UploadFormat {

  @Override
  public String name() {
    return "benchmarkdotnet";
  }

  @Override
  public BenchmarkReport read(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "BenchmarkDotNet");
    JsonNode benchmarks = file.path("Benchmarks");
    if (!benchmarks.isArray()) {
      throw UploadException.otherKind(
          "the JSON of BenchmarkDotNet has Benchmarks but the file begins with: "
              + upload.beginning());
    }
    var results = new Results();
    for (JsonNode each : benchmarks) {
      add(results, each);
    }
    return BenchmarkReport.of(results.list("BenchmarkDotNet"));
  }

  private static void add(Results results, JsonNode each) {
    JsonNode statistics = each.path("Statistics");
    JsonNode interval = statistics.path("ConfidenceInterval");
    Double samples = JsonText.number(statistics.path("N"));
    results.add(
        name(each),
        JsonText.number(statistics.path("Mean")),
        "ns",
        Better.LOWER,
        JsonText.number(interval.path("Lower")),
        JsonText.number(interval.path("Upper")),
        samples == null ? null : Long.valueOf(Math.round(samples)));
  }

  /// The full name; older versions leave the parameters out of it, and jobs always are.
  private static String name(JsonNode each) {
    String full = JsonText.text(each.path("FullName"));
    String name = full == null ? each.path("Method").asString("") : full;
    String parameters = JsonText.text(each.path("Parameters"));
    return parameters == null || name.contains("(") ? name : name + " (" + parameters + ")";
  }
}
