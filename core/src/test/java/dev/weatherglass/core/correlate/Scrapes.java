package dev.weatherglass.core.correlate;

import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Instances of checkout that are scraped every ten seconds, each at its own time of them.
final class Scrapes {

  static final long START = 1_700_000_000_000L;

  private static final double[] BOUNDS = {0.05, 0.1, 0.25, 0.5, 1, Double.POSITIVE_INFINITY};

  /// One raw series' value in one scrape.
  private record Told(String metric, Map<String, String> labels, Sample sample) {}

  /// One scrape of one instance.
  record Scrape(long at, List<Told> told) {}

  private final Random random;
  private final List<Scrape> scrapes = new ArrayList<>();

  Scrapes(long seed) {
    random = new Random(seed);
  }

  /// One process of the service.
  final class Process {
    private final String instance;
    private final String version;
    private long startedAt = START;
    private double requests;
    private double errors;
    private double seconds;
    private List<Told> lastTold = List.of();
    private final double[] below = new double[BOUNDS.length];

    Process(String instance, String version) {
      this.instance = instance;
      this.version = version;
    }

    void restart(int scrape) {
      startedAt = START + scrape * 10_000L;
      requests = 0;
      errors = 0;
      seconds = 0;
      Arrays.fill(below, 0);
    }

    /// Serves for ten seconds, and is scraped.
    void scrape(int scrape, double latency) {
      int served = 40 + random.nextInt(20);
      for (int i = 0; i < served; i++) {
        double took = latency * Math.exp(0.5 * random.nextGaussian());
        seconds += took;
        errors += random.nextInt(50) == 0 ? 1 : 0;
        for (int bound = 0; bound < BOUNDS.length; bound++) {
          below[bound] += took <= BOUNDS[bound] ? 1 : 0;
        }
      }
      requests += served;
      long at = START + scrape * 10_000L + offset();
      var told = new ArrayList<Told>();
      tell(told, at, "http_request_duration_seconds_sum", seconds, Map.of());
      tell(told, at, "http_request_duration_seconds_count", requests, Map.of());
      for (int bound = 0; bound < BOUNDS.length; bound++) {
        String le = Double.isInfinite(BOUNDS[bound]) ? "+Inf" : Double.toString(BOUNDS[bound]);
        tell(told, at, "http_request_duration_seconds_bucket", below[bound], Map.of("le", le));
      }
      tell(told, at, "http_requests_total", requests - errors, Map.of("code", "200"));
      tell(told, at, "http_requests_total", errors, Map.of("code", "500"));
      tell(told, at, "process_resident_memory_bytes", 1e8 + 1e6 * random.nextGaussian(), Map.of());
      tell(told, at, "process_start_time_seconds", startedAt / 1000.0, Map.of());
      lastTold = told;
      scrapes.add(new Scrape(at, told));
    }

    /// All its series end.
    void end(int scrape) {
      long at = START + scrape * 10_000L + offset();
      var ends = new ArrayList<Told>();
      lastTold.forEach(one -> ends.add(new Told(one.metric(), one.labels(), Sample.stale(at))));
      scrapes.add(new Scrape(at, ends));
    }

    private long offset() {
      return instance.hashCode() * 4_001L % 9_000;
    }

    /// Says nothing that can be used.
    void spoil(int scrape, double value) {
      long at = START + scrape * 10_000L + offset();
      var told = new ArrayList<Told>();
      tell(told, at, "http_request_duration_seconds_count", value, Map.of());
      tell(told, at, "http_request_duration_seconds_bucket", value, Map.of("le", "0.1"));
      tell(told, at, "http_requests_total", value, Map.of("code", "200"));
      tell(told, at, "process_resident_memory_bytes", value, Map.of());
      scrapes.add(new Scrape(at, told));
    }

    private void tell(
        List<Told> told, long at, String metric, double value, Map<String, String> more) {
      var labels = new TreeMap<>(more);
      labels.put("instance", instance);
      if (!version.isEmpty()) {
        labels.put("version", version);
      }
      told.add(new Told(metric, labels, Sample.of(at, value)));
    }
  }

  /// All scrapes so far, in order of time, cut into batches of so many scrapes each.
  List<MetricBatch> batches(int scrapesPerBatch) {
    scrapes.sort(Comparator.comparingLong(Scrape::at));
    var batches = new ArrayList<MetricBatch>();
    for (int from = 0; from < scrapes.size(); from += scrapesPerBatch) {
      batches.add(batch(scrapes.subList(from, Math.min(scrapes.size(), from + scrapesPerBatch))));
    }
    return batches;
  }

  private static MetricBatch batch(List<Scrape> scrapes) {
    var metrics = new LinkedHashMap<String, Map<Map<String, String>, List<Sample>>>();
    for (Scrape scrape : scrapes) {
      for (Told told : scrape.told()) {
        metrics
            .computeIfAbsent(told.metric(), _ -> new LinkedHashMap<>())
            .computeIfAbsent(told.labels(), _ -> new ArrayList<>())
            .add(told.sample());
      }
    }
    return new MetricBatch(
        "checkout",
        "production",
        metrics.entrySet().stream()
            .map(metric ->
                new Metric(
                    metric.getKey(),
                    Metric.Kind.UNKNOWN,
                    "",
                    metric.getValue().entrySet().stream()
                        .map(series -> new RawSeries(series.getKey(), series.getValue()))
                        .toList()))
            .toList());
  }
}
