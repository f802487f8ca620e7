package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the summariser of JMeter prints: `summary = 1255 in 00:03:37 = 5.8/s Avg: 330 Min: 5 Max:
/// 5628 Err: 0 (0.00%)`. A line with `+` is of the last seconds, one with `=` of the whole run; the
/// last of these counts. Times are in milliseconds.
final class JMeterSummary {

  private static final String AVERAGE = " Avg:";
  private static final Pattern WHOLE =
      Pattern.compile(
          "=\\s+([0-9]+)\\s+in\\s+([0-9.:]+)s?\\s+=\\s+([0-9.,]+)/s"
              + "\\s+Avg:\\s+([0-9]+)\\s+Min:\\s+([0-9]+)\\s+Max:\\s+([0-9]+)\\s+Err:\\s+([0-9]+)");

  private JMeterSummary() {}

  static boolean isSummary(Upload upload) throws UploadException {
    return upload.shortLines().stream().anyMatch(line -> whole(line) != null);
  }

  /// @throws UploadException if no line is of the whole run
  static LoadTestReport read(Upload upload) throws UploadException {
    Matcher last = null;
    for (String line : upload.shortLines()) {
      Matcher whole = whole(line);
      last = whole == null ? last : whole;
    }
    if (last == null) {
      throw UploadException.malformed("the log has no summary of the whole run");
    }
    return new LoadTestDraft("jmeter")
        .requests(Amount.number(last.group(1)))
        .seconds(seconds(last.group(2)))
        .perSecond(Amount.number(last.group(3)))
        .mean(Amount.number(last.group(4)))
        .max(Amount.number(last.group(6)))
        .failures(Amount.number(last.group(7)))
        .latencyMeans(true, true)
        .measure("min_ms", Amount.number(last.group(5)))
        .report();
  }

  private static @Nullable Matcher whole(String line) {
    if (!line.contains(AVERAGE)) {
      return null;
    }
    Matcher whole = WHOLE.matcher(line);
    return whole.find() ? whole : null;
  }

  /// `217`, `43.5` or `00:03:37`.
  private static double seconds(String text) {
    double seconds = 0;
    for (String part : text.split(":", -1)) {
      Double number = Amount.number(part);
      seconds = seconds * 60 + (number == null ? 0 : number);
    }
    return seconds;
  }
}
