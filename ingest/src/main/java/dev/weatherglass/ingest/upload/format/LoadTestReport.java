package dev.weatherglass.ingest.upload.format;

import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.LoadTestEvent.LatencyMillis;
import dev.weatherglass.core.event.LoadTestEvent.Thresholds;
import dev.weatherglass.core.event.Outcome;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What a load test measured; the components are those of [LoadTestEvent].
public record LoadTestReport(
    String tool,
    @Nullable String name,
    @Nullable Long requests,
    @Nullable Long failures,
    @Nullable Double errorRate,
    @Nullable Double durationSeconds,
    @Nullable Double requestsPerSecond,
    LatencyMillis latency,
    @Nullable Boolean latencyIncludesErrors,
    @Nullable Boolean coordinatedOmission,
    @Nullable Thresholds thresholds,
    SortedMap<String, Double> measures,
    @Nullable Instant at)
    implements Report {

  @Override
  public EventKind kind() {
    return EventKind.LOADTEST;
  }

  /// A load test fails by the limits that its sender set, never by our taste.
  @Override
  public Outcome outcome() {
    return thresholds != null && thresholds.failed() > 0 ? Outcome.FAILURE : Outcome.SUCCESS;
  }

  @Override
  public @Nullable String commit() {
    return null;
  }

  @Override
  public LoadTestReport named(String scenario) {
    return new LoadTestReport(
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
        measures,
        at);
  }

  @Override
  public LoadTestEvent event(EventContext context) {
    return new LoadTestEvent(
        context,
        tool,
        name,
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
