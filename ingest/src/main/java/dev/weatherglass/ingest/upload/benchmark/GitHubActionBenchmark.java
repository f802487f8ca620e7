package dev.weatherglass.ingest.upload.benchmark;

import dev.weatherglass.core.event.BenchmarkEvent.Better;
import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.BenchmarkReport;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The custom formats of github-action-benchmark: `[{name, unit, value, range, extra}]`. Which
/// direction is good is in the name of its tool (`customSmallerIsBetter`), not in the file, so the
/// sender says it: `direction=smaller` or `direction=bigger`.
public final class GitHubActionBenchmark implements UploadFormat {

  @Override
  public String name() {
    return "github-action-benchmark";
  }

  @Override
  public List<String> aliases() {
    return List.of("custom");
  }

  @Override
  public BenchmarkReport read(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "github-action-benchmark");
    JsonNode first = file.path(0);
    if (!file.isArray() || (!file.isEmpty() && !(first.has("name") && first.has("value")))) {
      throw UploadException.otherKind(
          "github-action-benchmark writes [{name, unit, value}] but the file begins with: "
              + upload.beginning());
    }
    Better better = upload.better();
    if (better == null) {
      throw UploadException.parameter(
          "direction", "direction is missing: bigger or smaller, as the file does not say it");
    }
    var results = new Results();
    for (JsonNode each : file) {
      add(results, each, better);
    }
    return BenchmarkReport.of(results.list("github-action-benchmark"));
  }

  private static void add(Results results, JsonNode each, Better better) {
    Double value = JsonText.number(each.path("value"));
    Double range = range(each.path("range"), value);
    results.add(
        each.path("name").asString(""),
        value,
        each.path("unit").asString(""),
        better,
        Amount.beside(value, range, -1),
        Amount.beside(value, range, 1),
        null);
  }

  /// `3`, `± 3` or `5%`; null for everything else.
  private static @Nullable Double range(JsonNode range, @Nullable Double value) {
    String text = JsonText.text(range);
    if (text == null) {
      return JsonText.number(range);
    }
    Double number = Amount.number(text.replaceFirst("^[^0-9.]+", ""));
    if (!text.endsWith("%")) {
      return number;
    }
    return value == null ? null : Amount.times(number, Math.abs(value) / 100);
  }
}
