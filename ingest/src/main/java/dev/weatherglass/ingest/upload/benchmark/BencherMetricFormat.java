package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Bencher Metric Format: `{benchmark: {measure: {value, lower_value, upper_value}}}`. The file has
/// no unit and no direction: the sender may say the direction, else the name of the measure does.
public final class BencherMetricFormat implements UploadFormat {

  private static final Map<String, String> UNITS =
      Map.of(
          "latency", "ns",
          "throughput", "ops/s",
          "build-time", "s",
          "file-size", "B",
          "instructions", "instructions",
          "estimated-cycles", "cycles");

  @Override
  public String name() {
    return "bmf";
  }

  @Override
  public List<String> aliases() {
    return List.of("bencher", "bencher-metric-format");
  }

  @Override
  public BenchmarkReport read(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "Bencher");
    var results = new Results();
    boolean measured = false;
    for (Map.Entry<String, JsonNode> benchmark : JsonText.fields(file)) {
      for (Map.Entry<String, JsonNode> measure : JsonText.fields(benchmark.getValue())) {
        measured |= measure.getValue().has("value");
        add(results, benchmark.getKey() + " ", measure, upload.better());
      }
    }
    if (!measured) {
      throw UploadException.otherKind(
          "Bencher Metric Format is {benchmark: {measure: {value: …}}} but the file begins with: "
              + upload.beginning());
    }
    return BenchmarkReport.of(results.list("Bencher"));
  }

  private static void add(
      Results results,
      String prefix,
      Map.Entry<String, JsonNode> named,
      @Nullable Better direction) {
    String measure = named.getKey();
    JsonNode metric = named.getValue();
    results.add(
        prefix + measure,
        JsonText.number(metric.path("value")),
        UNITS.getOrDefault(measure, ""),
        direction == null ? Units.ofMeasure(measure) : direction,
        JsonText.number(metric.path("lower_value")),
        JsonText.number(metric.path("upper_value")),
        null);
  }
}
