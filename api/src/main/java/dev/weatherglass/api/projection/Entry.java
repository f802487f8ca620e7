package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Events;
import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;

/// What a record tells history.
sealed interface Entry {

  record Happened(Events.Told told) implements Entry {}

  /// A minute of a watched series.
  record Drawn(Rollup minute) implements Entry {}

  /// What the hub itself said.
  sealed interface Said extends Entry {}

  record Judged(Verdict verdict) implements Said {}

  record Alerted(Problem problem) implements Said {}

  record Delivered(Delivery delivery) implements Said {}

  /// Reads the value of a record.
  ///
  /// @throws RuntimeException if it is not what the topic promises
  static Entry read(Topics topic, byte[] value) {
    return switch (topic) {
      case EVENTS -> new Happened(told(value));
      case VERDICTS -> new Judged(Json.read(value, Verdict.class));
      case ALERTS -> new Alerted(Json.read(value, Problem.class));
      case DELIVERIES -> new Delivered(Json.read(value, Delivery.class));
      case ROLLUPS -> new Drawn(Json.read(value, Rollup.class));
      case INBOX, METRICS, TICKS, COMMANDS, DEAD_LETTERS ->
          throw new IllegalArgumentException("history does not read " + topic.topic());
    };
  }

  private static Events.Told told(byte[] value) {
    DeliveryEvent event = Json.read(value, DeliveryEvent.class);
    return new Events.Told(event, new String(value, StandardCharsets.UTF_8));
  }
}
