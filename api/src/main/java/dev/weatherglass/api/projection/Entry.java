package dev.weatherglass.api.projection;

import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;

/// What a record tells history.
sealed interface Entry {

  record Happened(DeliveryEvent event) implements Entry {}

  record Judged(Verdict verdict) implements Entry {}

  record Alerted(Problem problem) implements Entry {}

  record Delivered(Delivery delivery) implements Entry {}

  /// Reads the value of a record.
  ///
  /// @throws RuntimeException if it is not what the topic promises
  static Entry read(Topics topic, byte[] value) {
    return switch (topic) {
      case EVENTS -> new Happened(Json.read(value, DeliveryEvent.class));
      case VERDICTS -> new Judged(Json.read(value, Verdict.class));
      case ALERTS -> new Alerted(Json.read(value, Problem.class));
      case DELIVERIES -> new Delivered(Json.read(value, Delivery.class));
      case INBOX, METRICS, TICKS, DEAD_LETTERS ->
          throw new IllegalArgumentException("history does not read " + topic.topic());
    };
  }
}
