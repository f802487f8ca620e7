package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.Upload;
import dev.weatherglass.ingest.upload.format.UploadException;
import dev.weatherglass.ingest.upload.format.UploadFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Gatling: `js/stats.json`, `js/global_stats.json` and `js/assertions.json` of the HTML report,
/// and the text `simulation.log` of Gatling 2 to 3.10. Since 3.11 that log is binary, with a layout
/// that changes.
public final class Gatling implements UploadFormat {

  private static final String INSTEAD =
      "the simulation.log of Gatling 3.11 and later is binary: send js/global_stats.json or"
          + " js/stats.json of the report folder instead";
  private static final int HEAD = 256;
  private static final double[] PERCENTILES = {50, 75, 95, 99};

  @Override
  public String name() {
    return "gatling";
  }

  @Override
  public LoadTestReport read(Upload upload) throws UploadException {
    if (isBinary(upload.body())) {
      throw UploadException.otherKind(INSTEAD);
    }
    return upload.beginsWith("{[") ? stats(upload) : GatlingLog.read(upload);
  }

  private static LoadTestReport stats(Upload upload) throws UploadException {
    JsonNode file = JsonText.read(upload, "Gatling");
    if (file.path("assertions").isArray()) {
      return assertions(file);
    }
    JsonNode stats = file.path("stats").isObject() ? file.path("stats") : file;
    if (stats.path("numberOfRequests").isMissingNode()) {
      throw UploadException.otherKind(
          "stats.json and global_stats.json of Gatling have numberOfRequests but the file has not;"
              + " it begins with: "
              + upload.beginning());
    }
    Double requests = total(stats, "numberOfRequests");
    Double rate = total(stats, "meanNumberOfRequestsPerSecond");
    var draft =
        new LoadTestDraft("gatling")
            .requests(requests)
            .failures(JsonText.number(stats.at("/numberOfRequests/ko")))
            .perSecond(rate)
            .seconds(requests == null || rate == null || rate == 0 ? null : requests / rate)
            .mean(total(stats, "meanResponseTime"))
            .max(total(stats, "maxResponseTime"))
            .latencyMeans(true, null)
            .measure("min_ms", total(stats, "minResponseTime"))
            .measure("standard_deviation_ms", total(stats, "standardDeviation"));
    for (int i = 0; i < PERCENTILES.length; i++) {
      draft.percentile(PERCENTILES[i], total(stats, "percentiles" + (i + 1)));
      draft.measure("percentiles" + (i + 1), total(stats, "percentiles" + (i + 1)));
    }
    return draft.report();
  }

  /// The limits that were kept and not; the file has no other numbers.
  private static LoadTestReport assertions(JsonNode file) throws UploadException {
    int passed = 0;
    int failed = 0;
    for (JsonNode each : file.path("assertions")) {
      boolean kept = each.path("result").asBoolean(false);
      passed += kept ? 1 : 0;
      failed += kept ? 0 : 1;
    }
    return new LoadTestDraft("gatling")
        .scenario(JsonText.text(file.path("simulation")))
        .thresholds(passed, failed)
        .at(Moment.zoned(file.path("start").asString("")))
        .report();
  }

  private static @Nullable Double total(JsonNode stats, String name) {
    JsonNode value = stats.path(name);
    return JsonText.number(value.isObject() ? value.path("total") : value);
  }

  private static boolean isBinary(byte[] body) {
    for (int i = 2; i < Math.min(HEAD, body.length); i++) {
      if (body[i] == 0 && body[0] != (byte) 0xff && body[0] != (byte) 0xfe) {
        return true;
      }
    }
    return false;
  }
}
