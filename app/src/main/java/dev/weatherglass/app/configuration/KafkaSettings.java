package dev.weatherglass.app.configuration;

import java.util.Map;
import java.util.Optional;

/// The broker: somebody else's cluster where `bootstrap.servers` is given, else our own.
///
/// @param port of the embedded broker; 0 takes a free one
/// @param partitions of the topics when they are created
/// @param client settings for every Kafka client of the process, by Kafka's names
public record KafkaSettings(int port, int partitions, Map<String, String> client) {

  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

  public KafkaSettings {
    client = Map.copyOf(client);
  }

  /// Whether the process runs a broker of its own.
  public boolean isEmbedded() {
    return bootstrapServers().isEmpty();
  }

  /// Where somebody else's cluster is.
  public Optional<String> bootstrapServers() {
    return Optional.ofNullable(client.get(BOOTSTRAP_SERVERS));
  }
}
