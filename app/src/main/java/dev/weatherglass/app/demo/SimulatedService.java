package dev.weatherglass.app.demo;

import dev.weatherglass.app.client.SampleBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// One service with a daily rhythm, load and latency that wander (autoregressive, as real ones do),
/// and every request drawn on its own. The same seed and the same calls give the same samples.
///
/// Not for several threads.
final class SimulatedService {

  private static final String DURATION = "http_server_request_duration_seconds";
  private static final double RHYTHM = 0.35;
  private static final double MEMORY = 0.9;
  private static final double RATE_WANDER = 0.05;
  private static final double LATENCY_WANDER = 0.015;
  private static final double SPREAD = 0.45;

  private final ServiceModel model;
  private final Instant noon;
  private final RandomGenerator random;
  private final DurationHistogram served = new DurationHistogram();
  private final DurationHistogram failed = new DurationHistogram();
  private Condition condition = Condition.NORMAL;
  private int scrapesSinceChange = Integer.MAX_VALUE / 2;
  private double rateWander;
  private double latencyWander;
  private double load = 1;

  /// @param noon when its load is at its highest; the rhythm goes by it and not by the wall, so
  ///   that the samples are the same at any time of day
  SimulatedService(ServiceModel model, long seed, Instant noon) {
    this.model = model;
    this.noon = noon;
    this.random = new SplittableRandom(seed);
  }

  ServiceModel model() {
    return model;
  }

  /// From now on another version serves.
  void change(Condition to) {
    condition = to;
    scrapesSinceChange = 0;
  }

  /// Serves what comes within `step` and shows the state at its end.
  void scrape(Instant at, Duration step, SampleBatch into) {
    serve(at, step);
    scrapesSinceChange++;
    Map<String, String> labels = labels();
    histogram(served, "200", labels, at, into);
    histogram(failed, "500", labels, at, into);
    double cpu = 0.15 + 0.2 * load + 0.01 * random.nextGaussian();
    into.add("process_cpu_usage", labels, at, cpu);
  }

  private void serve(Instant at, Duration step) {
    rateWander = wander(rateWander, RATE_WANDER);
    latencyWander = wander(latencyWander, LATENCY_WANDER);
    load = rhythm(at) * Math.exp(rateWander);
    double median =
        model.medianSeconds()
            * Math.exp(latencyWander)
            * condition.latencyFactorAt(scrapesSinceChange);
    long requests = poisson(model.requestsPerSecond() * load * step.toMillis() / 1000.0);
    for (long i = 0; i < requests; i++) {
      double seconds = median * Math.exp(SPREAD * random.nextGaussian());
      boolean fails = random.nextDouble() < model.errorRatio() + condition.moreErrors();
      (fails ? failed : served).add(seconds);
    }
  }

  /// A first-order autoregressive step whose standard deviation stays `size`.
  private double wander(double before, double size) {
    return MEMORY * before + Math.sqrt(1 - MEMORY * MEMORY) * size * random.nextGaussian();
  }

  /// Load over the day, 1 on average, highest at noon.
  private double rhythm(Instant at) {
    double hours = Duration.between(noon, at).toSeconds() / 3600.0;
    return 1 + RHYTHM * Math.cos(hours * Math.PI / 12);
  }

  /// Draws from a Poisson distribution: by Knuth's product for small means (The Art of Computer
  /// Programming 2, section 3.4.1), by its normal limit for large ones.
  private long poisson(double mean) {
    if (mean > 60) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double limit = Math.exp(-mean);
    long events = 0;
    for (double product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      events++;
    }
    return events;
  }

  private Map<String, String> labels() {
    return Map.of(
        "service", model.name(), "environment", "production", "instance", model.name() + "-1");
  }

  private static void histogram(
      DurationHistogram histogram,
      String code,
      Map<String, String> labels,
      Instant at,
      SampleBatch into) {
    Map<String, String> withCode = with(labels, "http_response_status_code", code);
    histogram.buckets((le, atMost) ->
        into.add(DURATION + "_bucket", with(withCode, "le", le), at, (double) atMost));
    into.add(DURATION + "_sum", withCode, at, histogram.sum());
    into.add(DURATION + "_count", withCode, at, (double) histogram.count());
  }

  private static Map<String, String> with(Map<String, String> labels, String name, String value) {
    var more = new HashMap<>(labels);
    more.put(name, value);
    return more;
  }
}
