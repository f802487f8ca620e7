package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The rows of Locust's CSV files. The row named `Aggregated` (once `Total`) is the whole test; in
/// a history the last one of it. Without such a row the others are added up.
final class LocustRows {

  private CsvText.@Nullable Row whole;
  private @Nullable Double first;
  private @Nullable Double last;
  private double requests;
  private double failures;
  private double weighted;
  private @Nullable Double slowest;
  private int rows;

  void add(CsvText.Row row) {
    Double at = Moment.epochSeconds(row.number("Timestamp"));
    first = first == null ? at : first;
    last = at == null ? last : at;
    String name = row.text("Name");
    if ("Aggregated".equals(name) || "Total".equals(name)) {
      whole = row;
      return;
    }
    Double count = requests(row);
    if (count == null || row.columns().containsKey("timestamp")) {
      return;
    }
    rows++;
    requests += count;
    failures += orZero(failures(row));
    weighted += count * orZero(mean(row));
    Double max = max(row);
    slowest = max == null || (slowest != null && slowest > max) ? slowest : max;
  }

  LoadTestReport report() throws UploadException {
    var draft = new LoadTestDraft("locust").latencyMeans(true, true);
    if (first != null && last != null) {
      draft.seconds(last - first).at(Instant.ofEpochMilli(Math.round(last * 1e3)));
    }
    CsvText.Row row = whole;
    if (row != null) {
      return whole(draft, row).report();
    }
    if (rows == 0) {
      throw UploadException.malformed(
          "the CSV of Locust has neither a row named Aggregated nor rows of requests");
    }
    return draft
        .requests(requests)
        .failures(failures)
        .mean(requests == 0 ? null : Double.valueOf(weighted / requests))
        .max(slowest)
        .report();
  }

  private LoadTestDraft whole(LoadTestDraft draft, CsvText.Row row) {
    Double perSecond = row.number("Requests/s");
    Double count = requests(row);
    draft
        .requests(count)
        .failures(failures(row))
        .mean(mean(row))
        .max(max(row))
        .percentile(50, row.number("50%", "Median Response Time", "Total Median Response Time"))
        .percentile(90, row.number("90%"))
        .percentile(95, row.number("95%"))
        .percentile(99, row.number("99%"))
        .measure("users", row.number("User Count"))
        .measure("failures_per_second", row.number("Failures/s", "Requests Failed/s"));
    if (first == null) {
      draft.perSecond(perSecond);
      draft.seconds(
          count == null || perSecond == null || perSecond == 0 ? null : count / perSecond);
    }
    return draft;
  }

  private static @Nullable Double requests(CsvText.Row row) {
    return row.number("Total Request Count", "Request Count", "# requests");
  }

  private static @Nullable Double failures(CsvText.Row row) {
    return row.number("Total Failure Count", "Failure Count", "# failures");
  }

  private static @Nullable Double mean(CsvText.Row row) {
    return row.number("Total Average Response Time", "Average Response Time");
  }

  private static @Nullable Double max(CsvText.Row row) {
    return row.number("Total Max Response Time", "Max Response Time");
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
