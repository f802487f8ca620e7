package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.CsvText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Tally;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The samples of a JMeter run, added up. A transaction repeats the samples within it, so it counts
/// only in a file that holds nothing else.
final class JMeterSamples {

  private static final String TRANSACTION = "Number of samples in transaction";
  private static final int LABEL = 2;

  private final Tally requests = new Tally();
  private final Tally transactions = new Tally();

  /// Whether a sample is the sum of others.
  static boolean isTransaction(@Nullable String message) {
    return message != null && message.startsWith(TRANSACTION);
  }

  void row(CsvText.Row row) {
    add(
        row.text("timeStamp"),
        row.text("elapsed"),
        success(row.text("success"), row.text("responseCode")),
        isTransaction(row.text("responseMessage")));
  }

  /// Where nobody saved whether a sample succeeded, its code tells.
  private static @Nullable String success(@Nullable String said, @Nullable String code) {
    return said != null || code == null ? said : String.valueOf(code.matches("[1-3][0-9][0-9]"));
  }

  /// A row without column names: time, elapsed, label, code, message, …
  void unnamed(List<String> values) {
    String success =
        values.stream()
            .skip(LABEL)
            .filter(value -> value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false"))
            .findFirst()
            .orElse(null);
    boolean sum = values.stream().anyMatch(JMeterSamples::isTransaction);
    if (values.size() > LABEL) {
      add(values.get(0), values.get(1), success, sum);
    }
  }

  /// @param success `true` or `false`; null counts as success
  void add(
      @Nullable String timeStamp,
      @Nullable String elapsed,
      @Nullable String success,
      boolean transaction) {
    Double millis = Amount.number(elapsed);
    if (millis == null && (elapsed != null || !isBoolean(success))) {
      return; // a second header, a line that was cut off
    }
    Tally tally = transaction ? transactions : requests;
    tally.request("false".equalsIgnoreCase(success));
    if (millis == null) {
      return; // the times were not saved
    }
    tally.latency(millis);
    Double local = Moment.localSeconds(timeStamp);
    Double epoch = local == null ? Moment.epochSeconds(Amount.number(timeStamp)) : null;
    if (epoch != null) {
      tally.seen(epoch);
      tally.seen(epoch + millis / 1e3);
    } else if (local != null) {
      tally.within(local);
      tally.within(local + millis / 1e3);
    }
  }

  private static boolean isBoolean(@Nullable String word) {
    return "true".equalsIgnoreCase(word) || "false".equalsIgnoreCase(word);
  }

  LoadTestReport report() throws UploadException {
    Tally counted = requests.requests() > 0 ? requests : transactions;
    if (counted.requests() == 0) {
      throw UploadException.malformed("the file has no sample with an elapsed time");
    }
    return new LoadTestDraft("jmeter")
        .tally(counted)
        .latencyMeans(true, true)
        .measure(
            "transactions",
            transactions.requests() == 0 ? null : Double.valueOf((double) transactions.requests()))
        .report();
  }
}
