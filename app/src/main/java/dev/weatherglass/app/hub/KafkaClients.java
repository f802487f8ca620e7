package dev.weatherglass.app.hub;

import dev.weatherglass.app.configuration.KafkaSettings;
import java.util.HashMap;
import java.util.Map;

/// What the Kafka clients of this process are told.
///
/// @param settings of the configuration
/// @param bootstrapServers where the broker is
/// @param instance by which groups know this process again
record KafkaClients(KafkaSettings settings, String bootstrapServers, String instance) {

  /// Kafka's defaults wait 45 s for a member that is long gone; with one machine nobody is merely
  /// slow to answer.
  private static final Map<String, Object> QUICK_RESTART =
      Map.of("session.timeout.ms", "3000", "heartbeat.interval.ms", "500");

  /// The properties of every client.
  Map<String, Object> properties() {
    var all = new HashMap<String, Object>(settings.isEmbedded() ? QUICK_RESTART : Map.of());
    all.putAll(settings.client());
    all.put("bootstrap.servers", bootstrapServers);
    return Map.copyOf(all);
  }

  /// The properties of a role that is a member of a group: its partitions wait for it over a
  /// restart (static membership).
  Map<String, Object> of(Role role) {
    var all = new HashMap<>(properties());
    all.put("group.instance.id", role.word() + "-" + instance);
    return Map.copyOf(all);
  }
}
