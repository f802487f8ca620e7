package dev.weatherglass.notify;

import dev.weatherglass.core.alert.Delivery;
import dev.weatherglass.notify.delivery.Ledger;
import dev.weatherglass.notify.delivery.Transition;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Finds out what was told before, when a partition becomes ours: reads its deliveries up to their
/// end, and remembers the start of channels that are new to it.
final class Bookkeeper {

  private static final Logger log = LoggerFactory.getLogger(Bookkeeper.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Supplier<Consumer<String, byte[]>> consumers;
  private final DeliveryLog deliveries;
  private final List<String> channels;

  /// @param consumers make consumers without a group
  Bookkeeper(
      Supplier<Consumer<String, byte[]>> consumers, DeliveryLog deliveries, List<String> channels) {
    this.consumers = consumers;
    this.deliveries = deliveries;
    this.channels = List.copyOf(channels);
  }

  /// What has been read of one channel.
  private static final class Found {
    private final Map<String, Delivery> last = new HashMap<>();
    private @Nullable Instant since;
  }

  /// Takes over a partition.
  ///
  /// @throws org.apache.kafka.common.KafkaException if it cannot be read whole
  Tenure takeOver(int partition) {
    Map<String, Found> found = read(partition);
    Map<String, Book> books = new HashMap<>();
    for (String channel : channels) {
      Found of = found.getOrDefault(channel, new Found());
      Instant since = deliveries.start(partition, channel, of.since);
      books.put(channel, new Book(new Ledger(channel, since), of.last));
    }
    return new Tenure(partition, books);
  }

  private Map<String, Found> read(int partition) {
    Map<String, Found> found = new HashMap<>();
    var place = new TopicPartition(Topics.DELIVERIES.topic(), partition);
    try (Consumer<String, byte[]> consumer = consumers.get()) {
      requirePartition(consumer.partitionsFor(place.topic()).size(), place);
      consumer.assign(List.of(place));
      consumer.seekToBeginning(List.of(place));
      long end = consumer.endOffsets(List.of(place)).getOrDefault(place, 0L);
      long startNanos = System.nanoTime();
      while (consumer.position(place) < end) {
        consumer.poll(POLL).forEach(record -> take(record, found));
        if (System.nanoTime() - startNanos > PATIENCE.toNanos()) {
          throw new TimeoutException("cannot read " + place + " up to offset " + end);
        }
      }
    }
    return found;
  }

  private static void requirePartition(int partitions, TopicPartition place) {
    if (place.partition() >= partitions) {
      throw new IllegalStateException(
          "%s must have as many partitions as %s but has %d"
              .formatted(place.topic(), Topics.ALERTS.topic(), partitions));
    }
  }

  private static void take(ConsumerRecord<String, byte[]> record, Map<String, Found> found) {
    byte @Nullable [] value = record.value();
    if (value == null) {
      return;
    }
    try {
      if (record.key().startsWith("/")) {
        takeStart(Json.read(value, ChannelStart.class), record, found);
      } else {
        takeDelivery(Json.read(value, Delivery.class), found);
      }
    } catch (JacksonException | IllegalArgumentException e) {
      log.atWarn()
          .addKeyValue("topic", record.topic())
          .log("skipped the unreadable delivery {}: {}", record.key(), e.getMessage());
    }
  }

  private static void takeStart(
      ChannelStart start, ConsumerRecord<String, byte[]> record, Map<String, Found> found) {
    @Nullable Instant said = start.since();
    of(start.channel(), found).since =
        said == null ? Instant.ofEpochMilli(record.timestamp()) : said;
  }

  private static void takeDelivery(Delivery delivery, Map<String, Found> found) {
    Transition.parse(delivery.transition());
    of(delivery.channel(), found).last.put(delivery.problem(), delivery);
  }

  private static Found of(String channel, Map<String, Found> found) {
    return found.computeIfAbsent(channel, _ -> new Found());
  }
}
