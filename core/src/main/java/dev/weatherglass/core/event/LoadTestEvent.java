package dev.weatherglass.core.event;

import static java.util.Collections.unmodifiableMap;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A load test and what it measured.
///
/// @param tool as `k6`; null where unknown
/// @param scenario what was tested; null where unnamed
/// @param requests requests that got an answer or failed, as the tool counts them; null where
///   unknown
/// @param failures requests that failed; null where unknown
/// @param errorRate share of the requests that failed, in [0, 1]; null where unknown
/// @param durationSeconds how long it ran; null where unknown
/// @param requestsPerSecond on average over the whole test; null where unknown
/// @param latency how long the requests took
/// @param latencyIncludesErrors whether failed requests are part of the latency (a server that
///   answers errors fast looks fast); null where unknown
/// @param coordinatedOmission whether the tool waits for slow answers before it sends on, and so
///   leaves out the requests that would have waited too; null where unknown
/// @param thresholds limits that the sender set; null where it set none
/// @param measures what else the tool said, by its own names and in its own units; at most
///   [#MEASURES]
public record LoadTestEvent(
    EventContext context,
    @Nullable String tool,
    @Nullable String scenario,
    @Nullable Long requests,
    @Nullable Long failures,
    @Nullable Double errorRate,
    @Nullable Double durationSeconds,
    @Nullable Double requestsPerSecond,
    LatencyMillis latency,
    @Nullable Boolean latencyIncludesErrors,
    @Nullable Boolean coordinatedOmission,
    @Nullable Thresholds thresholds,
    Map<String, Double> measures)
    implements DeliveryEvent {

  /// The most measures that an event holds.
  public static final int MEASURES = 64;

  /// Latencies in milliseconds; each may be unknown. The maximum is of one request, the others are
  /// of all of them.
  public record LatencyMillis(
      @Nullable Double mean,
      @Nullable Double p50,
      @Nullable Double p90,
      @Nullable Double p95,
      @Nullable Double p99,
      @Nullable Double max) {

    /// Nothing is known about the latency.
    public static final LatencyMillis UNKNOWN =
        new LatencyMillis(null, null, null, null, null, null);
  }

  /// How many of the limits that the sender set were kept.
  public record Thresholds(int passed, int failed) {}

  /// Takes an event that was written before it had a latency of several numbers.
  public LoadTestEvent {
    latency = latency == null ? LatencyMillis.UNKNOWN : latency;
    measures = measures == null ? Map.of() : unmodifiableMap(new TreeMap<>(measures));
    if (measures.size() > MEASURES) {
      throw new IllegalArgumentException(
          "measures must be at most " + MEASURES + " but were " + measures.size());
    }
  }

  @Override
  public EventKind kind() {
    return EventKind.LOADTEST;
  }

  @Override
  public LoadTestEvent withContext(EventContext changed) {
    return new LoadTestEvent(
        changed,
        tool,
        scenario,
        requests,
        failures,
        errorRate,
        durationSeconds,
        requestsPerSecond,
        latency,
        latencyIncludesErrors,
        coordinatedOmission,
        thresholds,
        measures);
  }
}
