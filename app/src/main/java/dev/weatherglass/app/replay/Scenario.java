package dev.weatherglass.app.replay;

import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.series.BucketValue;
import dev.weatherglass.core.series.Direction;
import dev.weatherglass.core.series.Ring;
import dev.weatherglass.core.series.SeriesKey;
import dev.weatherglass.core.series.Signal;
import dev.weatherglass.core.series.SignalKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A recorded deploy history: `<id>.json` says what was measured and deployed, `<id>.csv` holds a
/// row per bucket.
///
/// @param id its name
/// @param stepSeconds width of a bucket
/// @param metrics one per column of the table
/// @param deploys in order of time
/// @param calls caller and callee, each pair of services
/// @param rows the table: time and values; NaN where a value is missing
record Scenario(
    String id,
    int stepSeconds,
    List<Metric> metrics,
    List<Deploy> deploys,
    List<List<String>> calls,
    List<Row> rows) {

  static final String ENVIRONMENT = "production";

  private static final String REQUESTS = "count_requests";
  private static final String ERRORS = "count_errors";

  /// One column.
  ///
  /// @param kind `latency`, `throughput`, `cpu`, `gauge`, `error_rate`, `count_errors` or
  ///   `count_requests`
  /// @param bad_direction 1 where more is worse, -1 where less is, 0 where nothing is judged
  record Metric(String service, String metric, String kind, int bad_direction) {}

  /// One deploy.
  ///
  /// @param ts when, in epoch seconds
  record Deploy(String id, String service, long ts, @Nullable String version) {}

  /// One bucket of all columns.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Row(long ts, double[] values) {}

  private record Description(
      String id,
      int step_s,
      List<Metric> metrics,
      List<Deploy> deploys,
      @Nullable List<List<String>> calls) {}

  /// Reads `<id>.json` and the table beside it.
  static Scenario read(Path json, JsonMapper mapper) throws IOException {
    Description description = mapper.readValue(Files.readAllBytes(json), Description.class);
    String name = Objects.requireNonNull(json.getFileName()).toString();
    Path table = json.resolveSibling(name.replaceFirst("json$", "csv"));
    List<Row> rows =
        Files.readAllLines(table).stream().skip(1).map(line -> row(table, line)).toList();
    return new Scenario(
        description.id(),
        description.step_s(),
        description.metrics(),
        description.deploys(),
        description.calls() == null ? List.of() : description.calls(),
        rows);
  }

  /// Who calls whom.
  CallGraph callGraph() {
    var callees = new TreeMap<String, Set<String>>();
    calls.forEach(
        pair -> callees.computeIfAbsent(pair.getFirst(), _ -> new TreeSet<>()).add(pair.getLast()));
    return new CallGraph(callees);
  }

  /// The watched series of a column, as a ring without buckets; null for a column that is only a
  /// denominator.
  @Nullable Ring series(int column) {
    Metric metric = metrics.get(column);
    if (metric.kind().equals(REQUESTS)) {
      return null;
    }
    return Ring.empty(
        new SeriesKey(metric.service(), ENVIRONMENT, metric.metric(), ""),
        new Signal(
            metric.metric(), metric.metric().replace('_', ' '), kind(metric), "1", worse(metric)),
        metric.metric(),
        metric.kind().equals(ERRORS),
        stepSeconds * 1000L,
        index(rows.getFirst()) - 1);
  }

  /// What a column held in one row.
  BucketValue value(int column, Row row) {
    double value = row.values()[column];
    if (!metrics.get(column).kind().equals(ERRORS)) {
      return BucketValue.of(value);
    }
    double requests = row.values()[requestsOf(metrics.get(column).service())];
    return Double.isNaN(value) ? BucketValue.MISSING : BucketValue.ratio(value, requests);
  }

  /// Index of a row's bucket.
  long index(Row row) {
    return Math.floorDiv(row.ts(), stepSeconds);
  }

  private int requestsOf(String service) {
    return IntStream.range(0, metrics.size())
        .filter(i -> metrics.get(i).kind().equals(REQUESTS))
        .filter(i -> metrics.get(i).service().equals(service))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(id + ": " + service + " counts errors but no requests"));
  }

  private static SignalKind kind(Metric metric) {
    return switch (metric.kind()) {
      case "latency" -> SignalKind.LATENCY;
      case ERRORS, "error_rate" -> SignalKind.ERRORS;
      case "throughput" -> SignalKind.THROUGHPUT;
      default -> SignalKind.SATURATION;
    };
  }

  private static Direction worse(Metric metric) {
    return switch (metric.bad_direction()) {
      case 1 -> Direction.UP;
      case -1 -> Direction.DOWN;
      default -> Direction.EITHER;
    };
  }

  private static Row row(Path table, String line) {
    String[] cells = line.split(",", -1);
    try {
      return new Row(
          (long) Double.parseDouble(cells[0]),
          IntStream.range(1, cells.length).mapToDouble(i -> number(cells[i])).toArray());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          table.getFileName() + ": a cell is no number: " + e.getMessage(), e);
    }
  }

  private static double number(String cell) {
    return cell.isBlank() ? Double.NaN : Double.parseDouble(cell);
  }
}
