package dev.weatherglass.bench.load;

import dev.weatherglass.ingest.write.proto.Label;
import dev.weatherglass.ingest.write.proto.Sample;
import dev.weatherglass.ingest.write.proto.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// One process of a service with its cumulative histogram: eight buckets, sum and count.
final class Instance {

  private static final String FAMILY = "http_server_request_duration_seconds";
  private static final double[] BOUNDS = {
    0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, Double.POSITIVE_INFINITY
  };
  private static final double REQUESTS = 40;
  private static final double SCATTER = 0.4;

  private final String service;
  private final String instance;
  private final long[] counts = new long[BOUNDS.length];
  private final List<TimeSeries.Builder> series = new ArrayList<>();
  private double sum;

  Instance(String service, String instance) {
    this.service = service;
    this.instance = instance;
  }

  /// Begins a request.
  void begin() {
    series.clear();
    for (double bound : BOUNDS) {
      String le = bound == Double.POSITIVE_INFINITY ? "+Inf" : String.valueOf(bound);
      series.add(labelled("_bucket", label("le", le)));
    }
    series.add(labelled("_sum"));
    series.add(labelled("_count"));
  }

  /// Serves a bucket's requests, and is scraped.
  void scrape(long atMillis, double seconds, Random random) {
    long requests = Math.round(REQUESTS + Math.sqrt(REQUESTS) * random.nextGaussian());
    for (long i = 0; i < requests; i++) {
      serve(seconds * Math.exp(SCATTER * random.nextGaussian()));
    }
    for (int i = 0; i < BOUNDS.length; i++) {
      add(i, atMillis, (double) counts[i]);
    }
    add(BOUNDS.length, atMillis, sum);
    add(BOUNDS.length + 1, atMillis, (double) counts[BOUNDS.length - 1]);
  }

  /// What was scraped since the beginning.
  Stream<TimeSeries> end() {
    return series.stream().map(TimeSeries.Builder::build);
  }

  private void serve(double seconds) {
    sum += seconds;
    for (int i = 0; i < BOUNDS.length; i++) {
      counts[i] += seconds <= BOUNDS[i] ? 1 : 0;
    }
  }

  private void add(int index, long atMillis, double value) {
    series.get(index).addSamples(Sample.newBuilder().setTimestamp(atMillis).setValue(value));
  }

  /// With its labels in the order that remote write wants: sorted by name.
  private TimeSeries.Builder labelled(String part, Label... bound) {
    return TimeSeries.newBuilder()
        .addLabels(label("__name__", FAMILY + part))
        .addLabels(label("http_response_status_code", "200"))
        .addLabels(label("instance", instance))
        .addAllLabels(List.of(bound))
        .addLabels(label("service", service));
  }

  private static Label label(String name, String value) {
    return Label.newBuilder().setName(name).setValue(value).build();
  }
}
