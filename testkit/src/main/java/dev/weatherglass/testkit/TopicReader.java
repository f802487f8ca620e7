package dev.weatherglass.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads topics as our own readers do: committed records only, each once, those of a partition in
/// order. Belongs to no consumer group; for one thread.
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Deque<ConsumerRecord<String, byte[]>> waiting = new ArrayDeque<>();

  private TopicReader(KafkaConsumer<String, byte[]> consumer) {
    this.consumer = consumer;
  }

  static TopicReader fromBeginning(Map<String, Object> clientSettings, List<String> topics) {
    Map<String, Object> settings = new HashMap<>(clientSettings);
    settings.put("isolation.level", "read_committed");
    var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = partitions(consumer, topics);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new TopicReader(consumer);
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, byte[]> consumer, List<String> topics) {
    return topics.stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(found -> new TopicPartition(found.topic(), found.partition()))
        .toList();
  }

  /// The next `count` records; waits for them.
  ///
  /// @throws AssertionError when they do not come within [Patience#LIMIT]
  public List<ConsumerRecord<String, byte[]>> next(int count) {
    long deadline = Patience.deadlineNanos();
    while (waiting.size() < count && Patience.until(deadline).isPositive()) {
      poll();
    }
    if (waiting.size() < count) {
      throw new AssertionError(
          "%d records expected but only %d came: %s".formatted(count, waiting.size(), waiting));
    }
    return take(count);
  }

  /// The next record; waits for it.
  public ConsumerRecord<String, byte[]> next() {
    return next(1).getFirst();
  }

  /// The values of the next `count` records as text (UTF-8); waits for them.
  public List<String> nextTexts(int count) {
    return next(count).stream()
        .map(entry -> new String(entry.value(), StandardCharsets.UTF_8))
        .toList();
  }

  /// Everything that is committed in the topics at this moment and not read yet; may be empty.
  public List<ConsumerRecord<String, byte[]>> rest() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll();
    }
    return take(waiting.size());
  }

  private void poll() {
    consumer.poll(POLL).forEach(waiting::add);
  }

  private List<ConsumerRecord<String, byte[]>> take(int count) {
    List<ConsumerRecord<String, byte[]>> taken = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      taken.add(waiting.remove());
    }
    return taken;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
