package dev.weatherglass.app.show;

import java.util.Map;
import java.util.TreeMap;

/// How long requests took, as a Prometheus histogram by status code. For one thread.
final class RequestDurations {

  private static final String NAME = "http_request_duration_seconds";
  private static final double[] BOUNDS = {0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1};

  private final Map<Integer, Histogram> byCode = new TreeMap<>();

  private static final class Histogram {
    private final long[] atMost = new long[BOUNDS.length];
    private long count;
    private double sum;
  }

  /// @param codes that are shown from the start, at 0
  RequestDurations(int... codes) {
    for (int code : codes) {
      byCode.put(code, new Histogram());
    }
  }

  void add(int code, double seconds) {
    Histogram histogram = byCode.computeIfAbsent(code, _ -> new Histogram());
    for (int i = 0; i < BOUNDS.length; i++) {
      histogram.atMost[i] += seconds <= BOUNDS[i] ? 1 : 0;
    }
    histogram.count++;
    histogram.sum += seconds;
  }

  /// The text format 0.0.4 of Prometheus.
  String page() {
    var page = new StringBuilder();
    page.append("# HELP ").append(NAME).append(" How long requests took.\n");
    page.append("# TYPE ").append(NAME).append(" histogram\n");
    byCode.forEach((code, histogram) -> append(page, code, histogram));
    return page.toString();
  }

  private static void append(StringBuilder page, int code, Histogram histogram) {
    String line = NAME + "%s{code=\"" + code + "\"%s} %s\n";
    for (int i = 0; i < BOUNDS.length; i++) {
      String le = ",le=\"" + BOUNDS[i] + "\"";
      page.append(line.formatted("_bucket", le, histogram.atMost[i]));
    }
    page.append(line.formatted("_bucket", ",le=\"+Inf\"", histogram.count));
    page.append(line.formatted("_sum", "", histogram.sum));
    page.append(line.formatted("_count", "", histogram.count));
  }
}
