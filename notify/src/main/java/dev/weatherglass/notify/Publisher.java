package dev.weatherglass.notify;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/// Writes one record and returns when the brokers have it. Safe for all threads.
record Publisher(Producer<String, byte[]> producer) {

  /// @throws KafkaException if the brokers do not have it, or we do not know
  RecordMetadata put(ProducerRecord<String, byte[]> written) {
    try {
      return producer.send(written).get();
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException(e);
    }
  }
}
