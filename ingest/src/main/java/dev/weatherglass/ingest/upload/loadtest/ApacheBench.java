package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.LabelledLines;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Tally;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// ApacheBench: what `ab` prints, and its files of `-g` (samples) and `-e` (percentiles).
///
/// `ab` counts an answer of another length than the first as failed, which on dynamic pages is no
/// failure, and an answer with an error status as good: failures here are without the first and
/// with the second. What `ab` itself counts is kept as a measure.
public final class ApacheBench implements UploadFormat {

  private static final Pattern PERCENTILE = Pattern.compile("([0-9]+)%\\s+([0-9]+).*");
  private static final Pattern LENGTH = Pattern.compile(".*\\bLength:\\s*([0-9]+).*");
  private static final Pattern TOTAL =
      Pattern.compile("Total:\\s+\\d+\\s+(\\d+)\\s+[\\d.]+\\s+\\d+\\s+(\\d+)");

  @Override
  public String name() {
    return "ab";
  }

  @Override
  public List<String> aliases() {
    return List.of("apachebench", "apache-bench");
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    CsvText csv = CsvText.of(upload);
    if (csv.has("starttime", "ttime")) {
      return samples(csv);
    }
    if (csv.has("Percentage served", "Time in ms")) {
      return percentiles(csv);
    }
    LabelledLines labelled = LabelledLines.of(upload);
    if (!labelled.has("Complete requests")) {
      throw UploadException.otherKind(
          "what ab prints (\"Complete requests: …\") is expected but the file begins with: "
              + upload.beginning());
    }
    return summary(upload, labelled);
  }

  private static LoadTestReport summary(Upload upload, LabelledLines labelled)
      throws UploadException {
    Double failed = labelled.number("Failed requests");
    Double wrongStatus = labelled.number("Non-2xx responses");
    double otherLength = 0;
    var draft =
        new LoadTestDraft("ab")
            .scenario(target(labelled))
            .requests(labelled.number("Complete requests"))
            .perSecond(labelled.number("Requests per second"))
            .seconds(Amount.seconds(labelled.text("Time taken for tests"), "s"))
            .mean(labelled.number("Time per request"))
            .latencyMeans(true, true)
            .measure("failed_requests", failed)
            .measure("non_2xx_responses", wrongStatus)
            .measure("concurrency", labelled.number("Concurrency Level"));
    for (String raw : upload.shortLines()) {
      String line = raw.strip();
      Matcher percentile = PERCENTILE.matcher(line);
      if (percentile.matches()) {
        draft.percentile(
            Double.parseDouble(percentile.group(1)), Amount.number(percentile.group(2)));
      }
      Matcher total = TOTAL.matcher(line);
      if (total.matches()) {
        draft.max(Amount.number(total.group(2)));
      }
      Matcher length = LENGTH.matcher(line);
      if (line.startsWith("(") && length.matches()) {
        otherLength = Double.parseDouble(length.group(1));
        draft.measure("length_failures", otherLength);
      }
    }
    double real = (failed == null ? 0 : failed) - otherLength;
    return draft.failures(Math.max(0, real) + (wrongStatus == null ? 0 : wrongStatus)).report();
  }

  private static @Nullable String target(LabelledLines labelled) {
    String host = labelled.text("Server Hostname");
    String path = labelled.text("Document Path");
    if (host == null || path == null) {
      return null;
    }
    int query = path.indexOf('?');
    return host + (query < 0 ? path : path.substring(0, query));
  }

  private static LoadTestReport samples(CsvText csv) throws UploadException {
    var tally = new Tally();
    csv.rows(row -> {
      Double millis = row.number("ttime");
      Double start = Moment.epochSeconds(row.number("seconds"));
      if (millis != null) {
        tally.request(false);
        tally.latency(millis);
        tally.seen(start);
        tally.seen(start == null ? null : Double.valueOf(start + millis / 1e3));
      }
    });
    if (tally.requests() == 0) {
      throw UploadException.malformed("the file of ab -g has no row with a ttime");
    }
    return new LoadTestDraft("ab").tally(tally).failures(null).latencyMeans(true, true).report();
  }

  private static LoadTestReport percentiles(CsvText csv) throws UploadException {
    var draft = new LoadTestDraft("ab").latencyMeans(true, true);
    csv.rows(row -> {
      Double percent = row.number("Percentage served");
      if (percent != null) {
        draft.percentile(percent, row.number("Time in ms"));
      }
    });
    return draft.report();
  }
}
