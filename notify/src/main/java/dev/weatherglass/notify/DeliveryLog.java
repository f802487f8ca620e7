package dev.weatherglass.notify;

import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes to the deliveries topic and waits until the brokers have it. Safe for all threads.
///
/// A partition of it belongs to the partition of alerts with the same number, so that whoever owns
/// the problems owns what was told of them.
final class DeliveryLog implements DeliveryWriter {

  private static final Logger log = LoggerFactory.getLogger(DeliveryLog.class);

  private final Publisher publisher;

  DeliveryLog(Publisher publisher) {
    this.publisher = publisher;
  }

  @Override
  public boolean write(int partition, Delivery delivery) {
    String key = delivery.problem() + "/" + delivery.channel();
    try {
      put(partition, key, Json.write(delivery));
      return true;
    } catch (KafkaException e) {
      log.atWarn()
          .addKeyValue("topic", Topics.DELIVERIES.topic())
          .addKeyValue("channel", delivery.channel())
          .log("cannot write a delivery, tried again: {}", e.toString());
      return false;
    }
  }

  /// Remembers a channel's start; what is already known is written again, so that retention does
  /// not forget it.
  ///
  /// @param known null at the first start
  /// @return when it first started
  /// @throws KafkaException if it cannot be written
  Instant start(int partition, String channel, @Nullable Instant known) {
    byte[] value = Json.write(new ChannelStart(channel, known));
    RecordMetadata written = put(partition, ChannelStart.key(channel), value);
    return known == null ? Instant.ofEpochMilli(written.timestamp()) : known;
  }

  private RecordMetadata put(int partition, String key, byte[] value) {
    return publisher.put(new ProducerRecord<>(Topics.DELIVERIES.topic(), partition, key, value));
  }
}
