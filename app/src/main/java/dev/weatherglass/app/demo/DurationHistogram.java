package dev.weatherglass.app.demo;

import java.util.Arrays;

/// Durations of requests as a Prometheus histogram: everything only ever rises.
final class DurationHistogram {

  /// Upper bounds in seconds; the last bucket has none.
  private static final double[] BOUNDS = {
    0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 2.5
  };

  private final long[] perBucket = new long[BOUNDS.length + 1];
  private double sum;
  private long count;

  void add(double seconds) {
    int found = Arrays.binarySearch(BOUNDS, seconds);
    perBucket[found >= 0 ? found : -found - 1]++;
    sum += seconds;
    count++;
  }

  double sum() {
    return sum;
  }

  long count() {
    return count;
  }

  /// Gets every cumulative bucket.
  interface BucketReader {
    /// One cumulative bucket.
    ///
    /// @param le the label of the bucket, as Prometheus writes it
    void bucket(String le, long atMost);
  }

  void buckets(BucketReader reader) {
    long atMost = 0;
    for (int i = 0; i < perBucket.length; i++) {
      atMost += perBucket[i];
      reader.bucket(i < BOUNDS.length ? String.valueOf(BOUNDS[i]) : "+Inf", atMost);
    }
  }
}
