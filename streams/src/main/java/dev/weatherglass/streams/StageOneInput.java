package dev.weatherglass.streams;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.MetricBatch;
import java.time.Instant;

/// What stage one reads, from three topics of equal partitions.
sealed interface StageOneInput {

  record Reported(DeliveryEvent event) implements StageOneInput {}

  record Measured(MetricBatch batch) implements StageOneInput {}

  record Ticked(Instant at) implements StageOneInput {}
}
