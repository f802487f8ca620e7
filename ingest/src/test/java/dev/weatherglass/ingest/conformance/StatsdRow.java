package dev.weatherglass.ingest.conformance;

import dev.weatherglass.ingest.statsd.StatsdDecoder;
import dev.weatherglass.testkit.payloads.OracleRow;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A row of lines that are sent over UDP, a datagram each: what they add up to.
final class StatsdRow {

  private StatsdRow() {}

  static List<String> wrong(OracleRow row, byte[] lines) {
    byte[][] datagrams =
        new String(lines, StandardCharsets.UTF_8)
            .lines()
            .map(line -> line.getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
    StatsdDecoder.Read read = StatsdDecoder.read(datagrams);
    var wrong = new ArrayList<String>();
    JsonNode wanted = row.metrics();
    compare(wrong, "counters", wanted, read.counters());
    compare(wrong, "gauges", wanted, read.gauges());
    compare(wrong, "sets", wanted, read.sets());
    compare(wrong, "timers", wanted, read.timers());
    return wrong;
  }

  private static void compare(
      List<String> wrong, String kind, JsonNode wanted, Map<String, ?> read) {
    wanted
        .path(kind)
        .properties()
        .forEach(expected -> {
          JsonNode was = Json.MAPPER.valueToTree(read.get(expected.getKey()));
          if (!same(expected.getValue(), was)) {
            wrong.add(
                "%s %s must be %s but was %s"
                    .formatted(kind, expected.getKey(), expected.getValue(), was));
          }
        });
  }

  private static boolean same(JsonNode expected, JsonNode was) {
    if (!expected.isArray()) {
      return was.isNumber() && Math.abs(expected.asDouble() - was.asDouble()) < 1e-9;
    }
    boolean same = was.isArray() && was.size() == expected.size();
    for (int i = 0; same && i < expected.size(); i++) {
      same = same(expected.get(i), was.get(i));
    }
    return same;
  }
}
