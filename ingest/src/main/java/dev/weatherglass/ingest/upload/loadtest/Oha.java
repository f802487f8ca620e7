package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// oha: `--output-format json` (once `--json`), by its published schema. Times are in seconds. What
/// was still under way at the deadline is no request, as in its own success rate.
public final class Oha implements UploadFormat {

  private static final String DEADLINE = "aborted due to deadline";
  private static final int FIRST_ERROR = 400;

  @Override
  public String name() {
    return "oha";
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "oha");
    JsonNode summary = file.path("summary");
    if (!summary.isObject() || summary.path("successRate").isMissingNode()) {
      throw UploadException.otherKind(
          "the JSON of oha has summary.successRate but the file begins with: "
              + upload.beginning());
    }
    Double success = JsonText.number(summary.path("successRate"));
    Double requests = requests(file);
    Double failures = failures(file, requests, success);
    var draft =
        new LoadTestDraft("oha")
            .requests(requests)
            .failures(failures)
            .seconds(JsonText.number(summary.path("total")))
            .perSecond(JsonText.number(summary.path("requestsPerSec")))
            .mean(millis(summary.path("average")))
            .max(millis(summary.path("slowest")))
            .latencyMeans(true, null)
            .measure("successRate", success)
            .measure("totalData_bytes", JsonText.number(summary.path("totalData")));
    if (requests == null) {
      draft.errorRate(success == null ? null : Double.valueOf(1 - success));
    }
    JsonNode percentiles = file.path("latencyPercentiles");
    for (int percent : new int[] {50, 90, 95, 99}) {
      draft.percentile(percent, millis(percentiles.path("p" + percent)));
    }
    return draft.report();
  }

  /// Answers and errors together; null where the file counts neither.
  private static @Nullable Double requests(JsonNode file) {
    JsonNode answers = file.path("statusCodeDistribution");
    if (!answers.isObject()) {
      return null;
    }
    return sum(answers, 0) + errors(file);
  }

  private static @Nullable Double failures(
      JsonNode file, @Nullable Double requests, @Nullable Double success) {
    return requests == null || success == null
        ? null
        : Double.valueOf(sum(file.path("statusCodeDistribution"), FIRST_ERROR) + errors(file));
  }

  private static double sum(JsonNode answers, int fromStatus) {
    double sum = 0;
    for (Map.Entry<String, JsonNode> each : JsonText.fields(answers)) {
      Double status = Amount.number(each.getKey());
      Double count = JsonText.number(each.getValue());
      sum += count != null && status != null && status >= fromStatus ? count : 0;
    }
    return sum;
  }

  private static double errors(JsonNode file) {
    double sum = 0;
    for (Map.Entry<String, JsonNode> each : JsonText.fields(file.path("errorDistribution"))) {
      Double count = JsonText.number(each.getValue());
      sum += count == null || each.getKey().equals(DEADLINE) ? 0 : count;
    }
    return sum;
  }

  private static @Nullable Double millis(JsonNode seconds) {
    return Amount.times(JsonText.number(seconds), 1e3);
  }
}
