package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.LabelledLines;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Tally;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// hey: its summary, and the samples of `-o csv` (which have no wall clock). Times are in seconds.
public final class Hey implements UploadFormat {

  private static final Pattern PERCENTILE =
      Pattern.compile("([0-9]{1,3}(?:\\.[0-9]+)?)%+ in ([0-9.]+\\s*[a-z]*)");
  private static final Pattern COUNTED = Pattern.compile("\\[([0-9]{1,9})]\\s+(.*)");
  private static final int FIRST_ERROR = 400;

  @Override
  public String name() {
    return "hey";
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    CsvText csv = CsvText.of(upload);
    if (csv.has("response-time", "status-code")) {
      return samples(csv);
    }
    LabelledLines labelled = LabelledLines.of(upload);
    if (!labelled.has("Requests/sec") || !labelled.has("Slowest")) {
      throw UploadException.otherKind(
          "the summary of hey (Slowest, Requests/sec) or its CSV is expected but the file begins"
              + " with: "
              + upload.beginning());
    }
    return summary(upload, labelled);
  }

  private static LoadTestReport summary(Upload upload, LabelledLines labelled)
      throws UploadException {
    var draft =
        new LoadTestDraft("hey")
            .seconds(Amount.seconds(labelled.text("Total"), "s"))
            .perSecond(labelled.number("Requests/sec"))
            .mean(Amount.millis(labelled.text("Average"), "s"))
            .max(Amount.millis(labelled.text("Slowest"), "s"))
            .measure("slowest_seconds", labelled.number("Slowest"))
            .measure("fastest_seconds", labelled.number("Fastest"))
            .measure("average_seconds", labelled.number("Average"))
            .latencyMeans(true, true);
    double requests = 0;
    double failed = 0;
    boolean errors = false;
    for (String raw : upload.shortLines()) {
      String line = raw.strip();
      errors |= line.startsWith("Error distribution");
      Matcher percentile = PERCENTILE.matcher(line);
      if (percentile.matches()) {
        draft.percentile(
            Double.parseDouble(percentile.group(1)), Amount.millis(percentile.group(2), "s"));
      }
      Matcher counted = COUNTED.matcher(line);
      if (counted.matches()) {
        Double count = errors ? Amount.number(counted.group(1)) : Amount.number(counted.group(2));
        boolean bad = errors || Integer.parseInt(counted.group(1)) >= FIRST_ERROR;
        requests += count == null ? 0 : count;
        failed += count == null || !bad ? 0 : count;
      }
    }
    return draft.requests(requests).failures(failed).report();
  }

  private static LoadTestReport samples(CsvText csv) throws UploadException {
    var tally = new Tally();
    csv.rows(row -> {
      Double seconds = row.number("response-time");
      Double status = row.number("status-code");
      Double offset = row.number("offset");
      if (seconds != null) {
        tally.request(status == null || status == 0 || status >= FIRST_ERROR);
        tally.latency(seconds * 1e3);
        tally.within(offset);
        tally.within(offset == null ? null : Double.valueOf(offset + seconds));
      }
    });
    if (tally.requests() == 0) {
      throw UploadException.malformed("the CSV of hey has no row with a response-time");
    }
    return new LoadTestDraft("hey").tally(tally).latencyMeans(true, true).report();
  }
}
