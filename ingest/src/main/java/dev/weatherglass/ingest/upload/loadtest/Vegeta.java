package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// vegeta: `report -type=json` and the text report, and the results of `encode` as JSON or CSV.
/// Times are in nanoseconds. It sends at a fixed rate, so slow answers hide nothing.
public final class Vegeta implements UploadFormat {

  private static final double NANOS = 1e-6; // to milliseconds
  private static final int LEAST_COLUMNS = 6;

  @Override
  public String name() {
    return "vegeta";
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    if (upload.text().stripLeading().startsWith("Requests")) {
      return VegetaText.read(upload);
    }
    if (!upload.beginsWith("{[")) {
      return csv(upload);
    }
    String first = upload.text().stripLeading().lines().findFirst().orElse("");
    if (first.contains("\"latency\"") && first.contains("\"seq\"")) {
      return lines(upload);
    }
    JsonNode report = JsonText.read(upload, "vegeta");
    if (!report.path("latencies").isObject()) {
      throw UploadException.otherKind(
          "a report of vegeta has latencies but the file begins with: " + upload.beginning());
    }
    return report(report);
  }

  private static LoadTestReport report(JsonNode report) throws UploadException {
    Double requests = JsonText.number(report.path("requests"));
    Double success = JsonText.number(report.path("success"));
    JsonNode latencies = report.path("latencies");
    var draft =
        new LoadTestDraft("vegeta")
            .requests(requests)
            .failures(success == null ? null : Amount.times(requests, 1 - success))
            .seconds(Amount.times(JsonText.number(report.path("duration")), 1e-9))
            .perSecond(JsonText.number(report.path("rate")))
            .mean(millis(latencies, "mean"))
            .max(millis(latencies, "max"))
            .latencyMeans(true, false)
            .at(Moment.zoned(JsonText.text(report.path("end"))))
            .measure("success", success)
            .measure("throughput_per_second", JsonText.number(report.path("throughput")));
    for (int percent : new int[] {50, 90, 95, 99}) {
      draft.percentile(percent, millis(latencies, percent + "th"));
    }
    return draft.report();
  }

  private static LoadTestReport lines(Upload upload) throws UploadException {
    var samples = new VegetaSamples();
    for (JsonNode line : JsonText.lines(upload)) {
      samples.add(
          Moment.zoned(JsonText.text(line.path("timestamp"))),
          JsonText.number(line.path("code")),
          JsonText.number(line.path("latency")),
          JsonText.text(line.path("error")));
    }
    return samples.report();
  }

  private static LoadTestReport csv(Upload upload) throws UploadException {
    CsvText csv = CsvText.of(upload);
    List<String> first = csv.first();
    if (first.size() < LEAST_COLUMNS || !first.getFirst().matches("[0-9]{16,20}")) {
      throw UploadException.otherKind(
          "a report of vegeta (-type=json) is expected but the file begins with: "
              + upload.beginning());
    }
    var samples = new VegetaSamples();
    csv.each(row -> samples.row(row.values()));
    return samples.report();
  }

  private static @Nullable Double millis(JsonNode latencies, String name) {
    return Amount.times(JsonText.number(latencies.path(name)), NANOS);
  }
}
