package dev.weatherglass.ingest.publish;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/// What ingest counts about itself. Tag values are words of ours, never of a sender, so that nobody
/// outside can make series.
public final class IngestMeters {

  private final MeterRegistry registry;

  public IngestMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /// Events that were answered 2xx.
  public void accepted(String source, int events) {
    registry.counter(MetricNames.EVENTS_ACCEPTED, "source", source).increment(events);
  }

  /// Events of a webhook, now decoded.
  public void decoded(String source, List<? extends DeliveryEvent> events) {
    accepted(source, events.size());
    long unknown =
        events.stream()
            .map(DeliveryEvent::context)
            .filter(context -> context.phase() == Phase.FINISHED)
            .filter(context -> context.outcome() == Outcome.UNKNOWN)
            .count();
    registry
        .counter(MetricNames.EVENTS_UNKNOWN_OUTCOME, "source", source)
        .increment((double) unknown);
  }

  /// Events of a webhook that was decoded once more.
  public void redecoded(String source, int events) {
    registry.counter(MetricNames.EVENTS_REDECODED, "source", source).increment(events);
  }

  /// Events or requests that were refused.
  public void rejected(String source, String reason, int events) {
    registry
        .counter(MetricNames.EVENTS_REJECTED, "source", source, "reason", reason)
        .increment(events);
  }

  /// An authentic event that means nothing to us.
  public void ignored(String source, String reason) {
    registry.counter(MetricNames.EVENTS_IGNORED, "source", source, "reason", reason).increment();
  }

  /// Samples that were answered 2xx.
  public void samplesAccepted(String source, int samples) {
    registry.counter(MetricNames.SAMPLES_ACCEPTED, "source", source).increment(samples);
  }

  /// Samples that were not used.
  public void samplesDropped(String reason, int samples) {
    registry.counter(MetricNames.SAMPLES_DROPPED, "reason", reason).increment(samples);
  }

  /// A record that could not be read and went to the dead letters.
  public void deadLetter(String source) {
    registry.counter(MetricNames.DEAD_LETTERS, "source", source).increment();
  }

  /// Shows how many records of the inbox are not yet decoded.
  public void showLag(Supplier<Number> lag) {
    Gauge.builder(MetricNames.CONSUMER_LAG, lag).tag("role", "ingest").register(registry);
  }

  void published(Topics topic, int records) {
    registry.counter(MetricNames.PUBLISHED, "topic", topic.topic()).increment(records);
  }
}
