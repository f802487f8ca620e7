package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Sql;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every row of every table but the feed, sorted: what two histories must have in common.
final class TableDump {

  private static final Map<String, List<String>> COLUMNS =
      Map.ofEntries(
          Map.entry("offsets", List.of("topic", "partition_number", "position")),
          Map.entry("events", List.of("source", "event_id", "type", "entity", "json")),
          Map.entry("deploys", List.of("id", "version", "onset_at", "finished_at", "json")),
          Map.entry("verdicts", List.of("id", "state", "ended", "judged_at", "json")),
          Map.entry("verdict_changes", List.of("verdict_id", "change_id")),
          Map.entry("problems", List.of("id", "service", "json")),
          Map.entry("alerts", List.of("problem_id", "fingerprint", "signal", "state", "starts_at")),
          Map.entry(
              "deliveries", List.of("message_id", "problem_id", "state", "reached_at", "json")),
          Map.entry("settled_deploys", List.of("deploy_id", "service", "json")),
          Map.entry("builds", List.of("id", "service", "outcome", "happened_at", "json")),
          Map.entry(
              "test_runs", List.of("id", "suite", "revision", "unsteady", "cases", "passed_cases")),
          Map.entry("services", List.of("name", "environment", "first_seen_at", "last_seen_at")),
          Map.entry("watched_series", List.of("id", "signal", "unit", "last_seen_at")),
          Map.entry("rollups", List.of("series", "minute_at", "buckets", "total", "weight")),
          Map.entry("series", List.of("service", "signal", "unit", "metric", "judged_until")),
          Map.entry(
              "unmapped_names",
              List.of("source", "name", "environment", "first_seen_at", "last_seen_at")));

  private TableDump() {}

  static List<String> of(Sql sql) {
    return COLUMNS.entrySet().stream()
        .flatMap(table -> rows(sql, table.getKey(), table.getValue()))
        .sorted()
        .toList();
  }

  private static Stream<String> rows(Sql sql, String table, List<String> columns) {
    return sql
        .list(
            "SELECT * FROM " + table,
            row -> table + columns.stream().map(row::optionalText).toList())
        .stream();
  }
}
