package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import tools.jackson.databind.JsonNode;

/// Locust: `_stats.csv`, `_stats_history.csv` (and `_requests.csv` of old versions), and the JSON
/// of `--json`.
public final class Locust implements UploadFormat {

  @Override
  public String name() {
    return "locust";
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    if (upload.beginsWith("[{")) {
      return json(upload);
    }
    CsvText csv = CsvText.of(upload);
    boolean history = csv.has("Total Request Count");
    if (!history && !csv.has("Name", "Request Count") && !csv.has("Name", "# requests")) {
      throw UploadException.otherKind(
          "_stats.csv or _stats_history.csv of Locust (Name, Request Count) or its JSON is expected"
              + " but the file begins with: "
              + upload.beginning());
    }
    var rows = new LocustRows();
    csv.rows(rows::add);
    return rows.report();
  }

  private static LoadTestReport json(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "Locust");
    JsonNode stats = file.isArray() ? file : file.path("stats");
    if (!stats.isArray() || stats.isEmpty() || stats.get(0).path("num_requests").isMissingNode()) {
      throw UploadException.otherKind(
          "the JSON of Locust has num_requests but the file begins with: " + upload.beginning());
    }
    var entries = new LocustEntries();
    stats.forEach(entries::add);
    return entries.report();
  }
}
