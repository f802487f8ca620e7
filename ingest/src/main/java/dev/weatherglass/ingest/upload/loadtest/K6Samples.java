package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Tally;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The samples of a k6 run: one metric value a row or line, added up.
final class K6Samples {

  private final Tally tally = new Tally();
  private double failed;
  private boolean toldFailures;
  private double unexpected;

  /// A row of `--out csv`.
  void row(CsvText.Row row) {
    String metric = row.text("metric_name");
    Double value = row.number("metric_value");
    if (metric != null && value != null) {
      Double at = Moment.epochSeconds(row.number("timestamp"));
      take(metric, value, at, "false".equals(row.text("expected_response")));
    }
  }

  /// A line of `--out json`.
  void point(JsonNode line) {
    String metric = JsonText.text(line.path("metric"));
    JsonNode point = line.path("data");
    Double value = JsonText.number(point.path("value"));
    if (metric != null && value != null && line.path("type").asString("").equals("Point")) {
      Instant at = Moment.zoned(JsonText.text(point.path("time")));
      boolean wrong = point.at("/tags/expected_response").asString("").equals("false");
      take(metric, value, at == null ? null : at.toEpochMilli() / 1e3, wrong);
    }
  }

  LoadTestReport report() throws UploadException {
    if (tally.requests() == 0) {
      throw UploadException.malformed("the file has no sample of http_reqs");
    }
    return new LoadTestDraft("k6")
        .tally(tally)
        .failures(toldFailures ? failed : unexpected)
        .latencyMeans(true, null)
        .report();
  }

  private void take(String metric, double value, @Nullable Double at, boolean wrong) {
    tally.seen(at);
    switch (metric) {
      case "http_reqs" -> {
        tally.requests(Math.round(value), 0);
        unexpected += wrong ? value : 0;
      }
      case "http_req_duration" -> tally.latency(value);
      case "http_req_failed" -> {
        toldFailures = true;
        failed += value;
      }
      default -> {}
    }
  }
}
