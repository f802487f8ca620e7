package dev.weatherglass.app.configuration;

import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/// The settings that Kafka's own clients know; they pass through under `kafka:`.
final class ClientSettings {

  private ClientSettings() {}

  /// Their names.
  static Set<String> names() {
    var names = new TreeSet<>(ProducerConfig.configNames());
    names.addAll(ConsumerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    return names;
  }

  /// Whether `check` masks the setting.
  static boolean isSecret(String name) {
    return name.matches(".*(password|jaas|secret|\\.key$|keystore.*key|credentials).*");
  }
}
