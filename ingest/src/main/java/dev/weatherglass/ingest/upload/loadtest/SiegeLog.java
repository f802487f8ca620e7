package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Tally;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.util.List;

/// The transactions that siege prints as CSV: (mark,) protocol, status, seconds, bytes, URL, id,
/// local time. Other lines are left out.
final class SiegeLog {

  private static final int FIRST_ERROR = 400;

  private final Tally tally = new Tally();

  private SiegeLog() {}

  static LoadTestReport read(Upload upload) throws UploadException {
    var log = new SiegeLog();
    CsvText.of(upload).each(row -> log.row(row.values().stream().map(String::strip).toList()));
    if (log.tally.requests() == 0) {
      throw UploadException.otherKind(
          "the summary of siege (text or JSON) is expected but the file begins with: "
              + upload.beginning());
    }
    return new LoadTestDraft("siege").tally(log.tally).latencyMeans(true, true).report();
  }

  private void row(List<String> values) {
    int protocol = -1;
    for (int i = 0; i < Math.min(2, values.size()) && protocol < 0; i++) {
      protocol = values.get(i).startsWith("HTTP/") ? i : -1;
    }
    if (protocol < 0 || values.size() < protocol + 3) {
      return;
    }
    Double status = Amount.number(values.get(protocol + 1));
    Double seconds = Amount.number(values.get(protocol + 2));
    tally.request(status == null || status >= FIRST_ERROR);
    tally.latency(Amount.times(seconds, 1e3));
    tally.within(Moment.localSeconds(values.getLast()));
  }
}
