package dev.weatherglass.ingest.conformance;

import dev.weatherglass.ingest.conformance.ConformanceHub.Became;
import dev.weatherglass.ingest.influx.InfluxDecoder;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.otlp.OtlpDecoder;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.write.WriteDecoder;
import dev.weatherglass.testkit.payloads.OracleRow;
import dev.weatherglass.testkit.payloads.PayloadRequest;
import dev.weatherglass.wire.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A row about a metric protocol: the exact status, and counts of what was accepted. Everything is
/// received at the time of its newest sample, because old samples are dropped.
final class MetricRow {

  private static final List<String> NOTHING =
      List.of("points", "gaps", "rejected", "series", "samples", "stale");
  private static final List<String> HEADERS = List.of("Samples", "Histograms", "Exemplars");

  private MetricRow() {}

  static List<String> wrong(ConformanceHub hub, OracleRow row, PayloadRequest request) {
    if (!row.overHttp()) {
      return StatsdRow.wrong(row, request.body());
    }
    Instant now = NewestSample.in(request);
    hub.setNow(now);
    try {
      Became became = hub.send(request.path(), request.headers(), request.body());
      var was = new TreeMap<String, Integer>();
      try {
        was.putAll(counts(request, now));
      } catch (ProblemException _) { // nothing of it was readable
        NOTHING.forEach(count -> was.put(count, 0));
      }
      was.put("status", became.answer().statusCode());
      HEADERS.forEach(what ->
          became
              .answer()
              .headers()
              .firstValue("X-Prometheus-Remote-Write-" + what + "-Written")
              .ifPresent(value -> was.put(what.toLowerCase() + "Written", Integer.valueOf(value))));
      was.put(
          "points",
          was.getOrDefault(
              "points",
              became.metrics().stream()
                  .flatMap(batch -> batch.metrics().stream())
                  .flatMap(metric -> metric.series().stream())
                  .mapToInt(series -> series.samples().size())
                  .sum()));
      return differences(row, was);
    } finally {
      hub.resetNow();
    }
  }

  private static List<String> differences(OracleRow row, Map<String, Integer> was) {
    var wrong = new ArrayList<String>();
    row.metrics()
        .properties()
        .forEach(count -> {
          Integer found = was.get(count.getKey());
          if (found == null || found != count.getValue().asInt()) {
            wrong.add(count.getKey() + " must be " + count.getValue() + " but was " + found);
          }
        });
    return wrong;
  }

  /// What the decoder of the protocol says itself.
  private static Map<String, Integer> counts(PayloadRequest request, Instant now) {
    var names = new SeriesNames(new ServiceNames(Map.of(), ServiceNames.PRODUCTION));
    String type = request.headers().get("Content-Type");
    if (request.path().startsWith("/v1/metrics")) {
      OtlpDecoder.Read read =
          new OtlpDecoder(names, new NamelessSeries())
              .read(request.body(), type, request.headers().get("Content-Encoding"), now);
      return Map.of("points", read.points(), "gaps", read.gaps(), "rejected", read.rejected());
    }
    if (request.path().startsWith("/api/v1/write")) {
      WriteDecoder.Read read =
          new WriteDecoder(names, new NamelessSeries()).read(request.body(), type, now);
      return Map.of("series", read.series(), "samples", read.samples(), "stale", read.stale());
    }
    if (request.path().contains("/write")) {
      InfluxDecoder.Read read =
          new InfluxDecoder(names, new NamelessSeries())
              .read(
                  request.body(),
                  request.headers().get("Content-Encoding"),
                  NewestSample.precision(request),
                  now);
      return Map.of("points", read.points());
    }
    return Map.of();
  }
}
