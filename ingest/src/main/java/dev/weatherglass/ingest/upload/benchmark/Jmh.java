package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JMH (`-rf json`). A benchmark is its name, its mode and its parameters.
public final class Jmh implements UploadFormat {

  @Override
  public String name() {
    return "jmh";
  }

  @Override
  public BenchmarkReport read(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "JMH");
    if (!file.isArray() || (!file.isEmpty() && !file.get(0).has("primaryMetric"))) {
      throw UploadException.otherKind(
          "the JSON of JMH is an array of results with a primaryMetric but the file begins with: "
              + upload.beginning());
    }
    var results = new Results();
    for (JsonNode each : file) {
      add(results, each);
    }
    return BenchmarkReport.of(results.list("JMH"));
  }

  private static void add(Results results, JsonNode each) {
    JsonNode metric = each.path("primaryMetric");
    String unit = metric.path("scoreUnit").asString("");
    JsonNode interval = metric.path("scoreConfidence");
    results.add(
        name(each),
        JsonText.number(metric.path("score")),
        unit,
        Units.ofUnit(unit),
        JsonText.number(interval.path(0)),
        JsonText.number(interval.path(1)),
        samples(metric.path("rawData")));
  }

  private static String name(JsonNode each) {
    String parameters =
        JsonText.fields(each.path("params")).stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue().asString(""))
            .collect(Collectors.joining(", "));
    String mode = each.path("mode").asString("");
    return each.path("benchmark").asString("")
        + (mode.isEmpty() ? "" : " " + mode)
        + (parameters.isEmpty() ? "" : " (" + parameters + ")");
  }

  /// Measurements over all forks; null where the file has only a histogram.
  private static @Nullable Long samples(JsonNode forks) {
    long count = 0;
    for (JsonNode fork : forks) {
      count += fork.size();
    }
    return count == 0 ? null : Long.valueOf(count);
  }
}
