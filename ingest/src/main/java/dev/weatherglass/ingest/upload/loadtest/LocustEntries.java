package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The entries of Locust's JSON, one for each kind of request, added up. `response_times` counts
/// requests by rounded milliseconds.
final class LocustEntries {

  private final TreeMap<Double, Double> counts = new TreeMap<>();
  private double requests;
  private double failures;
  private double totalMillis;
  private double slowest;
  private double first = Double.POSITIVE_INFINITY;
  private double last;

  void add(JsonNode entry) {
    requests += number(entry, "num_requests");
    failures += number(entry, "num_failures");
    totalMillis += number(entry, "total_response_time");
    slowest = Math.max(slowest, number(entry, "max_response_time"));
    double start = number(entry, "start_time");
    first = start > 0 ? Math.min(first, start) : first;
    last = Math.max(last, number(entry, "last_request_timestamp"));
    for (Map.Entry<String, JsonNode> each : JsonText.fields(entry.path("response_times"))) {
      Double millis = Amount.number(each.getKey());
      Double count = JsonText.number(each.getValue());
      if (millis != null && count != null) {
        counts.merge(millis, count, Double::sum);
      }
    }
  }

  LoadTestReport report() throws UploadException {
    var draft =
        new LoadTestDraft("locust")
            .requests(requests)
            .failures(failures)
            .mean(requests == 0 ? null : Double.valueOf(totalMillis / requests))
            .max(requests == 0 ? null : Double.valueOf(slowest))
            .latencyMeans(true, true);
    if (last > first) {
      draft.seconds(last - first).at(Instant.ofEpochMilli(Math.round(last * 1e3)));
    }
    for (double percent : new double[] {50, 90, 95, 99}) {
      draft.percentile(percent, percentile(percent));
    }
    return draft.report();
  }

  /// By nearest rank.
  private @Nullable Double percentile(double percent) {
    double all = counts.values().stream().mapToDouble(Double::doubleValue).sum();
    double below = 0;
    for (Map.Entry<Double, Double> each : counts.entrySet()) {
      below += each.getValue();
      if (below >= percent / 100 * all) {
        return each.getKey();
      }
    }
    return null;
  }

  private static double number(JsonNode entry, String name) {
    Double number = JsonText.number(entry.path(name));
    return number == null ? 0 : number;
  }
}
