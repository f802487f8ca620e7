package dev.weatherglass.ingest.conformance;

import dev.weatherglass.ingest.conformance.ConformanceHub.Became;
import dev.weatherglass.testkit.payloads.OracleRow;
import java.util.ArrayList;
import java.util.List;

/// A row about a metric protocol: the exact status, and counts of what was accepted.
final class MetricRow {

  private MetricRow() {}

  static List<String> wrong(ConformanceHub hub, OracleRow row, byte[] body) {
    if (!row.overHttp()) {
      return List.of("not compared yet");
    }
    Became became = hub.send(row.path(), row.headers(), body);
    var wrong = new ArrayList<String>();
    int status = row.metrics().path("status").asInt(0);
    if (became.answer().statusCode() != status) {
      wrong.add(
          "the answer must be %d but was %d %s"
              .formatted(status, became.answer().statusCode(), became.answer().body()));
    }
    return wrong;
  }
}
