package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import tools.jackson.databind.JsonNode;

/// Grafana k6: the summary (`--summary-export`, `handleSummary`, and the machine-readable one of
/// 1.5 and later), and the samples of `--out csv` and `--out json`.
public final class K6 implements UploadFormat {

  @Override
  public String name() {
    return "k6";
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    if (upload.beginsWith("{")) {
      return json(upload);
    }
    CsvText csv = CsvText.of(upload);
    if (!csv.has("metric_name", "timestamp", "metric_value")) {
      throw UploadException.otherKind(
          "a summary (JSON) or samples (CSV with metric_name, timestamp, metric_value) of k6 are"
              + " expected but the file begins with: "
              + upload.beginning());
    }
    var samples = new K6Samples();
    csv.rows(samples::row);
    return samples.report();
  }

  private static LoadTestReport json(Upload upload) throws UploadException {
    if (isPoint(upload)) {
      var samples = new K6Samples();
      for (JsonNode line : JsonText.lines(upload)) {
        samples.point(line);
      }
      return samples.report();
    }
    JsonNode summary = JsonText.read(upload, "k6");
    if (!summary.path("metrics").isObject() && !summary.at("/results/metrics").isArray()) {
      throw UploadException.otherKind(
          "a summary of k6 has metrics but the file begins with: " + upload.beginning());
    }
    return new K6Summary(summary).report();
  }

  private static boolean isPoint(Upload upload) throws UploadException {
    String first = upload.text().stripLeading().lines().findFirst().orElse("");
    return first.contains("\"metric\"") && first.contains("\"data\"") && first.endsWith("}");
  }
}
