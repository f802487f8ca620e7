package dev.weatherglass.ingest.upload.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Adds up single requests of a load test: a file of samples becomes one event. Percentiles are by
/// nearest rank over all requests, exact for a file of any size that is accepted.
public final class Tally {

  private double[] millis = new double[1024];
  private int timed;
  private long requests;
  private long failures;
  private long first = Long.MAX_VALUE; // microseconds
  private long last = Long.MIN_VALUE;
  private boolean sorted = true;
  private boolean wallClock;

  /// Counts a request.
  public void request(boolean failed) {
    requests(1, failed ? 1 : 0);
  }

  /// Counts requests, some of which may have failed.
  public void requests(long count, long failed) {
    requests += count;
    failures += failed;
  }

  /// Notes how long a request took, in milliseconds; null and negative ones are not timed.
  public void latency(@Nullable Double duration) {
    if (duration == null || !Double.isFinite(duration) || duration < 0) {
      return;
    }
    if (timed == millis.length) {
      millis = Arrays.copyOf(millis, 2 * timed);
    }
    millis[timed++] = duration;
    sorted = false;
  }

  /// Notes when something was going on, in seconds since 1970.
  public void seen(@Nullable Double epochSeconds) {
    if (epochSeconds != null && Double.isFinite(epochSeconds)) {
      wallClock = true;
      within(epochSeconds);
    }
  }

  /// Notes when something was going on, in seconds of a clock that starts anywhere.
  public void within(@Nullable Double seconds) {
    if (seconds != null && Double.isFinite(seconds)) {
      long micros = Math.round(seconds * 1e6);
      first = Math.min(first, micros);
      last = Math.max(last, micros);
    }
  }

  public long requests() {
    return requests;
  }

  public long failures() {
    return failures;
  }

  /// Seconds between the first and the last moment seen; null unless there are two.
  public @Nullable Double seconds() {
    return last > first ? (last - first) / 1e6 : null;
  }

  /// The last moment seen; null where the file has no wall clock.
  public @Nullable Instant end() {
    return wallClock ? Instant.EPOCH.plus(last, ChronoUnit.MICROS) : null;
  }

  /// Milliseconds; null where nothing was timed.
  public @Nullable Double mean() {
    return timed == 0 ? null : Arrays.stream(millis, 0, timed).sum() / timed;
  }

  /// Milliseconds; null where nothing was timed.
  public @Nullable Double max() {
    return percentile(100);
  }

  /// The smallest latency that at least `percent` of the timed requests do not exceed.
  ///
  /// @param percent in (0, 100]
  public @Nullable Double percentile(double percent) {
    if (timed == 0) {
      return null;
    }
    if (!sorted) {
      Arrays.sort(millis, 0, timed);
      sorted = true;
    }
    return millis[(int) Math.ceil(percent / 100 * timed) - 1];
  }
}
