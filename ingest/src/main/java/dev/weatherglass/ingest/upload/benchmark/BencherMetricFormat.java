package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Bencher Metric Format: `{benchmark: {measure: {value, lower_value, upper_value}}}`. The file has
/// no unit and no direction: the sender may say the direction, else the name of the measure does.
///
/// Its first version holds a list for a benchmark: `{benchmark: [{parameters: {…}, measures:
/// {measure: {value, p99, …}}}]}`. The parameters are part of the name, and a value of another name
/// is a result of its own.
public final class BencherMetricFormat implements UploadFormat {

  private static final Set<String> OWN = Set.of("value", "lower_value", "upper_value");
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
      measured |=
          benchmark.getValue().isArray()
              ? entries(results, benchmark, upload.better())
              : measures(results, benchmark, upload.better());
    }
    if (!measured) {
      throw UploadException.otherKind(
          "Bencher Metric Format is {benchmark: {measure: {value: …}}} but the file begins with: "
              + upload.beginning());
    }
    return BenchmarkReport.of(results.list("Bencher"));
  }

  private static boolean measures(
      Results results, Map.Entry<String, JsonNode> benchmark, @Nullable Better direction) {
    boolean measured = false;
    for (Map.Entry<String, JsonNode> measure : JsonText.fields(benchmark.getValue())) {
      measured |= measure.getValue().has("value");
      add(results, benchmark.getKey() + " ", measure, direction);
    }
    return measured;
  }

  private static boolean entries(
      Results results, Map.Entry<String, JsonNode> benchmark, @Nullable Better direction) {
    boolean measured = false;
    for (JsonNode entry : benchmark.getValue()) {
      String name = benchmark.getKey() + parameters(entry.path("parameters")) + " ";
      for (Map.Entry<String, JsonNode> measure : JsonText.fields(entry.path("measures"))) {
        measured = true;
        add(results, name, measure, direction);
        addOthers(results, name, measure, direction);
      }
    }
    return measured;
  }

  /// ` (op=read, size_mb=16)`, in the order of their names; empty where there are none.
  private static String parameters(JsonNode parameters) {
    String all =
        JsonText.fields(parameters).stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + "=" + plain(each.getValue()))
            .collect(Collectors.joining(", "));
    return all.isEmpty() ? "" : " (" + all + ")";
  }

  /// 16, 16.0 and 1.6e1 are one number.
  private static String plain(JsonNode value) {
    double number = value.asDouble(Double.NaN);
    return value.isNumber() && number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : value.asString("");
  }

  private static void addOthers(
      Results results,
      String prefix,
      Map.Entry<String, JsonNode> named,
      @Nullable Better direction) {
    String measure = named.getKey();
    for (Map.Entry<String, JsonNode> each : JsonText.fields(named.getValue())) {
      if (!OWN.contains(each.getKey())) {
        results.add(
            prefix + measure + " " + each.getKey(),
            JsonText.number(each.getValue()),
            UNITS.getOrDefault(measure, ""),
            direction == null ? Units.ofMeasure(measure) : direction);
      }
    }
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
