package dev.weatherglass.ingest.statsd;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// StatsD's names as Prometheus would show them: `checkout.http.requests` as a counter is
/// `checkout_http_requests_total`, a timer ends in `_seconds`.
final class StatsdNames {

  private static final List<String> SERVICES = List.of("service", "service_name", "job");

  private StatsdNames() {}

  static String metric(StatsdWindow.Key key) {
    String name = name(key.name());
    return switch (key.type()) {
      case COUNTER -> ending(name, "_total");
      case TIMER -> ending(name, "_seconds");
      case GAUGE, SET, HISTOGRAM -> name;
    };
  }

  /// The tags as labels. Where none names the service, the first word of a dotted name does.
  static Map<String, String> labels(StatsdWindow.Key key) {
    var labels = new TreeMap<String, String>();
    key.tags().forEach((tag, value) -> labels.putIfAbsent(name(tag), value));
    int dot = key.name().indexOf('.');
    if (dot > 0 && SERVICES.stream().noneMatch(labels::containsKey)) {
      labels.put("service", key.name().substring(0, dot));
    }
    return labels;
  }

  private static String ending(String name, String ending) {
    return name.endsWith(ending) ? name : name + ending;
  }

  private static String name(String text) {
    String name = text.replaceAll("[^A-Za-z0-9_]", "_");
    return Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }
}
