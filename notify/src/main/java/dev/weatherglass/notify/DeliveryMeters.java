package dev.weatherglass.notify;

import dev.weatherglass.wire.MetricNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/// What this role tells about itself.
final class DeliveryMeters {

  private final MeterRegistry registry;
  private final AtomicLong lag = new AtomicLong();

  DeliveryMeters(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder(MetricNames.CONSUMER_LAG, lag, AtomicLong::get)
        .tag("role", "notify")
        .register(registry);
  }

  /// @param result `sent`, `refused` or `retried`
  void count(String channel, String result) {
    Counter.builder(MetricNames.DELIVERIES)
        .tag("channel", channel)
        .tag("result", result)
        .register(registry)
        .increment();
  }

  /// Records of alerts that are not read yet.
  void lag(long records) {
    lag.set(records);
  }
}
