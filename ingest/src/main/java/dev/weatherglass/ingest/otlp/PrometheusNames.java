package dev.weatherglass.ingest.otlp;

import java.util.List;

/// OpenTelemetry's names as Prometheus shows them (OpenTelemetry specification, "Prometheus and
/// OpenMetrics compatibility"), so that both ways into the hub lead to one series name:
/// `http.server.request.duration` in `s` is `http_server_request_duration_seconds`.
final class PrometheusNames {

  private static final List<String> SHORT_TIMES =
      List.of("_milliseconds", "_microseconds", "_nanoseconds", "_ms", "_us", "_ns");

  private PrometheusNames() {}

  /// The name of a metric.
  ///
  /// @param counter whether it is a sum that only grows
  static String metric(String name, MetricUnit unit, boolean counter) {
    String words = words(name);
    String bare = counter ? without(words, "_total") : words;
    if (unit.divisor() != 1) {
      for (String time : SHORT_TIMES) {
        bare = without(bare, time);
      }
    }
    String full = without(bare, "_" + unit.word());
    String whole = joined(full, unit.word());
    String named = counter ? whole + "_total" : whole;
    return Character.isDigit(named.charAt(0)) ? "_" + named : named;
  }

  /// The name of a label: everything but letters, digits and `_` becomes `_`.
  static String label(String key) {
    String name = key.replaceAll("[^A-Za-z0-9_]", "_");
    return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "key_" + name : name;
  }

  /// Letters, digits and colons, with single underscores between.
  static String words(String text) {
    return text.replaceAll("[^A-Za-z0-9:]+", "_").replaceAll("^_|_$", "");
  }

  static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "_" + other;
  }

  private static String without(String name, String ending) {
    return name.endsWith(ending) && name.length() > ending.length()
        ? name.substring(0, name.length() - ending.length())
        : name;
  }
}
