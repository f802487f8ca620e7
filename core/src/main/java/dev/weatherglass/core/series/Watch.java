package dev.weatherglass.core.series;

import static dev.weatherglass.core.series.Direction.DOWN;
import static dev.weatherglass.core.series.Direction.UP;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The catalogue of what is watched: good defaults by the names of OpenTelemetry, Prometheus and
/// Micrometer, and what the configuration adds. Other metrics stay silent.
///
/// @param rules a family may feed several rules; of several families for one signal of a service,
///   the one that was seen first is watched
public record Watch(List<WatchRule> rules) {

  /// The family in which processes say when they were started, in seconds since the epoch; it is
  /// followed for restarts and is no watched series.
  public static final String START_TIMES = "process_start_time_seconds";

  private static final List<String> REQUEST_DURATIONS =
      List.of(
          "http_server_request_duration_seconds",
          "http_server_requests_seconds",
          "http_request_duration_seconds",
          "http_server_duration_seconds",
          "grpc_server_handling_seconds",
          "rpc_server_duration_seconds");

  private static final List<String> REQUEST_COUNTERS =
      List.of("http_requests_total", "http_server_requests_total", "grpc_server_handled_total");

  private static final Signal LATENCY =
      new Signal("latency", "mean latency", SignalKind.LATENCY, "s", UP);
  private static final Signal LATENCY_P95 =
      new Signal("latency_p95", "p95 latency", SignalKind.LATENCY, "s", UP);
  private static final Signal ERRORS =
      new Signal("errors", "error ratio", SignalKind.ERRORS, "1", UP);
  private static final Signal THROUGHPUT =
      new Signal("throughput", "throughput", SignalKind.THROUGHPUT, "1/s", DOWN);
  private static final Signal CPU = new Signal("cpu", "CPU use", SignalKind.SATURATION, "1", UP);
  private static final Signal MEMORY =
      new Signal("memory", "memory", SignalKind.SATURATION, "By", UP);
  private static final Signal QUEUE =
      new Signal("queue", "queue length", SignalKind.SATURATION, "1", UP);

  private static final double P95 = 0.95;

  /// What is watched where the configuration says nothing.
  public static final Watch DEFAULTS =
      new Watch(
          List.of(
              rule(LATENCY, new Measure.Mean(), REQUEST_DURATIONS),
              rule(LATENCY_P95, new Measure.Quantile(P95), REQUEST_DURATIONS),
              rule(ERRORS, new Measure.ErrorRatio(Part.COUNT), REQUEST_DURATIONS),
              rule(ERRORS, new Measure.ErrorRatio(Part.VALUE), REQUEST_COUNTERS),
              rule(THROUGHPUT, new Measure.Rate(Part.COUNT), REQUEST_DURATIONS),
              rule(THROUGHPUT, new Measure.Rate(Part.VALUE), REQUEST_COUNTERS),
              rule(
                  CPU,
                  new Measure.Rate(Part.VALUE),
                  List.of("process_cpu_seconds_total", "container_cpu_usage_seconds_total")),
              rule(
                  CPU,
                  new Measure.Level(),
                  List.of(
                      "process_cpu_usage",
                      "process_cpu_utilization",
                      "process_cpu_utilization_ratio",
                      "jvm_cpu_recent_utilization_ratio")),
              rule(
                  MEMORY,
                  new Measure.Level(),
                  List.of("process_resident_memory_bytes", "container_memory_working_set_bytes")),
              rule(
                  QUEUE,
                  new Measure.Level(),
                  List.of(
                      "kafka_consumergroup_lag",
                      "kafka_consumer_fetch_manager_records_lag",
                      "queue_depth",
                      "queue_length"))));

  public Watch {
    rules = List.copyOf(rules);
  }

  /// These rules and more.
  public Watch plus(List<WatchRule> more) {
    var all = new ArrayList<>(rules);
    all.addAll(more);
    return new Watch(all);
  }

  /// The rules that read a family.
  public List<WatchRule> rulesFor(String family) {
    return rules.stream().filter(rule -> rule.families().contains(family)).toList();
  }

  /// A metric name, taken apart.
  public record Named(String family, Part part) {}

  /// What of a family tells a restart.
  public RestartSign restartSign(String family) {
    return family.equals(START_TIMES) && rulesFor(family).isEmpty()
        ? RestartSign.START_TIME_RISES
        : RestartSign.COUNTER_FALLS;
  }

  /// Which part of which family each metric name stands for; others are not followed. Made anew at
  /// each call.
  public Map<String, Named> names() {
    var names = new LinkedHashMap<String, Named>();
    names.put(START_TIMES, new Named(START_TIMES, Part.VALUE));
    for (WatchRule rule : rules) {
      for (String family : rule.families()) {
        rule.measure()
            .parts()
            .forEach(part -> names.put(part.nameOf(family), new Named(family, part)));
      }
    }
    return names;
  }

  /// What a metric of whole histograms stands for; null where nobody watches its parts.
  ///
  /// @param names [#names]
  public static @Nullable Named histogram(Map<String, Named> names, String metric) {
    return Stream.of(Part.COUNT, Part.SUM, Part.BUCKET)
        .map(part -> names.get(part.nameOf(metric)))
        .filter(Objects::nonNull)
        .map(named -> new Named(named.family(), Part.HISTOGRAM))
        .findFirst()
        .orElse(null);
  }

  private static WatchRule rule(Signal signal, Measure measure, List<String> families) {
    return new WatchRule(signal, measure, families, List.of());
  }
}
