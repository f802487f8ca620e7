package dev.weatherglass.ingest.source;

import dev.weatherglass.core.event.DeliveryEvent;
import java.util.List;

/// What an authentic request means.
public sealed interface Decoded {

  /// It says that something happened, in our names.
  record Events(List<DeliveryEvent> events) implements Decoded {

    public Events {
      events = List.copyOf(events);
    }
  }

  /// It means nothing to us.
  ///
  /// @param reason a word of ours, for counting
  record Ignored(String reason) implements Decoded {}

  /// These happened.
  static Decoded of(DeliveryEvent... events) {
    return new Events(List.of(events));
  }
}
