package dev.weatherglass.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class KilledBrokerIT {

  private static final String TOPIC = "deploys";

  @TempDir private Path directory;

  @Test
  void every_acknowledged_record_is_found_once_after_a_kill_under_load() throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    try (BrokerProcess broker = BrokerProcess.on(directory)) {
      new KafkaClients(broker.bootstrapServers()).create(TOPIC, 4);
      killUnderLoad(broker, acknowledged);
    }

    List<String> found = recordsAfterRestart();
    Set<String> distinct = new HashSet<>(found);
    assertThat(found).as("records, none twice").hasSize(distinct.size());
    acknowledged.removeAll(distinct);
    assertThat(acknowledged).as("acknowledged but lost").isEmpty();
  }

  @Test
  void a_directory_that_another_process_uses_is_refused() throws Exception {
    try (BrokerProcess _ = BrokerProcess.on(directory)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(BrokerSettings.onFreePort(directory)))
          .isInstanceOf(BrokerRefusedException.class)
          .hasMessageStartingWith("directory " + directory + " is in use by another broker");
    }
  }

  private static void killUnderLoad(BrokerProcess broker, Set<String> acknowledged)
      throws InterruptedException {
    KafkaProducer<String, String> producer = new KafkaClients(broker.bootstrapServers()).producer();
    try {
      for (int sent = 0; acknowledged.size() < 50_000; sent++) {
        send(producer, "event-" + sent, acknowledged);
      }
      broker.kill();
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  private static void send(
      KafkaProducer<String, String> producer, String value, Set<String> acknowledged) {
    producer.send(
        new ProducerRecord<>(TOPIC, value),
        (_, failure) -> {
          if (failure == null) {
            acknowledged.add(value);
          }
        });
  }

  private List<String> recordsAfterRestart() {
    long before = System.nanoTime();
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.onFreePort(directory))) {
      System.out.printf(
          "ready %d ms after a kill%n", Duration.ofNanos(System.nanoTime() - before).toMillis());
      assertThat(broker.previousStop()).isEqualTo(PreviousStop.PROCESS_DIED);
      return new KafkaClients(broker.bootstrapServers()).readAll(TOPIC);
    }
  }
}
