package dev.weatherglass.app.show;

import dev.weatherglass.app.client.SampleBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// What a service with 50 requests a second would have sent, sample by sample in event time. The
/// same seed gives the same samples. For one thread.
final class RecordedService {

  private static final String NAME = "http_request_duration_seconds";
  private static final int REQUESTS_PER_SECOND = 50;
  private static final double MEAN_SECONDS = 0.080;
  private static final double SPREAD = 0.02;
  private static final double ERROR_SHARE = 0.01;

  private final Map<String, String> labels;
  private final Duration step;
  private final SplittableRandom random;
  private Instant next;
  private double meanSeconds = MEAN_SECONDS;
  private double sum;
  private long count;
  private long failed;

  /// @param begin of the first sample
  RecordedService(String service, Duration step, Instant begin, long seed) {
    this.labels = Map.of("service", service, "environment", "production");
    this.step = step;
    this.next = begin;
    this.random = new SplittableRandom(seed);
  }

  /// From here on it takes so many times as long.
  RecordedService slower(double factor) {
    meanSeconds *= factor;
    return this;
  }

  /// What was not sent yet, up to an instant.
  SampleBatch until(Instant end) {
    var batch = new SampleBatch();
    for (; next.isBefore(end); next = next.plus(step)) {
      serve();
      batch.add(NAME + "_sum", with("200"), next, sum);
      batch.add(NAME + "_count", with("200"), next, count - failed);
      batch.add(NAME + "_count", with("500"), next, failed);
    }
    return batch;
  }

  private void serve() {
    long requests = REQUESTS_PER_SECOND * step.toSeconds() + random.nextInt(-20, 21);
    sum += requests * meanSeconds * (1 + SPREAD * random.nextGaussian());
    count += requests;
    for (long request = 0; request < requests; request++) {
      failed += random.nextDouble() < ERROR_SHARE ? 1 : 0;
    }
  }

  private Map<String, String> with(String code) {
    var all = new HashMap<>(labels);
    all.put("code", code);
    return all;
  }
}
