package dev.weatherglass.ingest.upload.loadtest;

import dev.weatherglass.ingest.upload.format.Amount;
import dev.weatherglass.ingest.upload.format.JsonText;
import dev.weatherglass.ingest.upload.format.LoadTestDraft;
import dev.weatherglass.ingest.upload.format.LoadTestReport;
import dev.weatherglass.ingest.upload.format.Moment;
import dev.weatherglass.ingest.upload.format.UploadException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// The summary of a k6 run in any of its three shapes: values beside the metric's type, values in
/// an object `values`, or metrics in an array `results.metrics`.
final class K6Summary {

  private final JsonNode summary;
  private final Map<String, JsonNode> metrics = new HashMap<>();

  K6Summary(JsonNode summary) {
    this.summary = summary;
    JsonText.fields(summary.path("metrics"))
        .forEach(each -> metrics.put(each.getKey(), each.getValue()));
    for (JsonNode metric : summary.at("/results/metrics")) {
      String name = JsonText.text(metric.path("name"));
      if (name != null) {
        metrics.putIfAbsent(name, metric);
      }
    }
  }

  LoadTestReport report() throws UploadException {
    String unit = metrics.containsKey("http_reqs") ? "http_reqs" : "iterations";
    String latency =
        Stream.of("http_req_duration", "grpc_req_duration")
            .filter(metrics::containsKey)
            .findFirst()
            .orElse("iteration_duration");
    Double requests = number(unit, "count");
    Double rate = number(unit, "rate");
    Double share = number("http_req_failed", "rate", "value");
    var draft =
        new LoadTestDraft("k6")
            .requests(requests)
            .failures(failures(requests, share))
            .errorRate(share)
            .perSecond(rate)
            .seconds(seconds(requests, rate))
            .latencyMeans(true, null)
            .at(at());
    latency(draft, latency);
    thresholds(draft);
    draft.measure("iterations", number("iterations", "count"));
    draft.measure("vus_max", number("vus_max", "max", "value"));
    draft.measure("checks", number("checks", "rate", "value"));
    draft.measure("data_received_bytes", number("data_received", "count"));
    return draft.report();
  }

  /// `passes` counts the requests for which "it failed" is true.
  private @Nullable Double failures(@Nullable Double requests, @Nullable Double share) {
    Double failed = number("http_req_failed", "passes", "matches");
    return failed == null && requests != null ? Amount.times(share, requests) : failed;
  }

  private @Nullable Double seconds(@Nullable Double requests, @Nullable Double rate) {
    Double millis = JsonText.number(summary.at("/state/testRunDurationMs"));
    if (millis != null) {
      return millis / 1e3;
    }
    return requests == null || rate == null || rate == 0 ? null : Double.valueOf(requests / rate);
  }

  private @Nullable Instant at() {
    JsonNode metadata = summary.path("metadata");
    String text = JsonText.text(metadata.path("generated_at"));
    return Moment.zoned(text == null ? JsonText.text(metadata.path("generatedAt")) : text);
  }

  private void latency(LoadTestDraft draft, String metric) {
    draft
        .mean(number(metric, "avg"))
        .max(number(metric, "max"))
        .percentile(50, number(metric, "med", "p(50)"))
        .percentile(90, number(metric, "p(90)"))
        .percentile(95, number(metric, "p(95)"))
        .percentile(99, number(metric, "p(99)"));
  }

  private void thresholds(LoadTestDraft draft) {
    int passed = 0;
    int failed = 0;
    for (JsonNode metric : metrics.values()) {
      for (JsonNode threshold : metric.path("thresholds")) {
        Boolean kept = kept(threshold);
        passed += Boolean.TRUE.equals(kept) ? 1 : 0;
        failed += Boolean.FALSE.equals(kept) ? 1 : 0;
      }
    }
    for (JsonNode threshold : summary.at("/results/thresholds")) {
      Boolean kept = kept(threshold);
      passed += Boolean.TRUE.equals(kept) ? 1 : 0;
      failed += Boolean.FALSE.equals(kept) ? 1 : 0;
    }
    draft.thresholds(passed, failed);
  }

  /// `{"ok": true}` was kept; a bare `true` (of `--summary-export`) means that it was crossed.
  private static @Nullable Boolean kept(JsonNode threshold) {
    if (threshold.isBoolean()) {
      return !threshold.booleanValue();
    }
    for (String word : List.of("ok", "passed", "pass", "success")) {
      if (threshold.path(word).isBoolean()) {
        return threshold.path(word).booleanValue();
      }
    }
    return null;
  }

  private @Nullable Double number(String metric, String... names) {
    JsonNode found = metrics.getOrDefault(metric, MissingNode.getInstance());
    JsonNode values = found.path("values").isObject() ? found.path("values") : found;
    for (String name : names) {
      Double number = JsonText.number(values.path(name));
      if (number != null) {
        return number;
      }
    }
    return null;
  }
}
