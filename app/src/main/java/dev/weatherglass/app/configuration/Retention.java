package dev.weatherglass.app.configuration;

import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// How long topics keep their records, when they are created.
///
/// @param byTopic one entry for each topic
public record Retention(Map<Topics, Duration> byTopic) {

  public Retention {
    byTopic = Map.copyOf(byTopic);
  }

  /// The key below `retention:`, as `dead_letters`.
  static String key(Topics topic) {
    return topic.name().toLowerCase(Locale.ROOT);
  }

  static Retention read(Reader reader) {
    var byTopic = new EnumMap<Topics, Duration>(Topics.class);
    for (Topics topic : Topics.values()) {
      byTopic.put(topic, reader.time(key(topic)));
    }
    return new Retention(byTopic);
  }
}
