package dev.weatherglass.core.event;

import org.jspecify.annotations.Nullable;

/// A load test and what it measured.
///
/// @param tool as `k6`; null where unknown
/// @param scenario what was tested; null where unnamed
/// @param requests requests sent; null where unknown
/// @param failures requests that failed; null where unknown
/// @param latencyP95Millis 95th percentile of the latency in milliseconds; null where unknown
public record LoadTestEvent(
    EventContext context,
    @Nullable String tool,
    @Nullable String scenario,
    @Nullable Long requests,
    @Nullable Long failures,
    @Nullable Double latencyP95Millis)
    implements DeliveryEvent {

  @Override
  public EventKind kind() {
    return EventKind.LOADTEST;
  }

  @Override
  public LoadTestEvent withContext(EventContext changed) {
    return new LoadTestEvent(changed, tool, scenario, requests, failures, latencyP95Millis);
  }
}
