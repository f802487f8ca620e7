package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.Offsets;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.projection.Batch.Advance;
import dev.weatherglass.api.projection.Batch.Located;
import dev.weatherglass.wire.Received;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads the topics from where history stands. For one thread, but [#wakeUp()].
final class TopicReader implements AutoCloseable {

  private static final List<Topics> READ =
      List.of(Topics.EVENTS, Topics.VERDICTS, Topics.ALERTS, Topics.DELIVERIES, Topics.ROLLUPS);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final int BATCH_RECORDS = 4_000;
  private static final long NOWHERE = -1;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Long> read = new HashMap<>();
  private final Map<TopicPartition, Long> written = new HashMap<>();
  private Map<TopicPartition, Long> endsAtStart = Map.of();

  /// @param kafka where the cluster is and how to talk to it, by Kafka's names
  TopicReader(Map<String, Object> kafka) {
    var settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH_RECORDS);
    settings.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "weatherglass-api");
    this.consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// Goes to where history stands.
  ///
  /// @throws IllegalStateException if a topic does not exist (yet)
  void begin(History history, Instant now) {
    List<TopicPartition> partitions = READ.stream().flatMap(this::partitions).toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> before = history.read(sql -> positions(sql, partitions));
    Map<TopicPartition, Long> firsts = consumer.beginningOffsets(partitions, ANSWER_WITHIN);
    endsAtStart = consumer.endOffsets(partitions, ANSWER_WITHIN);
    history.write(sql -> begin(sql, before, firsts, now));
    read.putAll(written);
    read.forEach(consumer::seek);
  }

  /// What came since the last call; waits for it, at most so long.
  Batch poll(Duration atMost) {
    List<Located> records = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
      if (record.value() != null && !isNote(record)) {
        records.add(located(record));
      }
    }
    return new Batch(records, advances());
  }

  /// What `notify` writes down for itself beside the deliveries: its keys begin with `/`.
  private static boolean isNote(ConsumerRecord<byte[], byte[]> record) {
    byte[] key = record.key();
    return record.topic().equals(Topics.DELIVERIES.topic())
        && key != null
        && key.length > 0
        && key[0] == '/';
  }

  /// Takes note that history stands where this batch ends.
  void written(Batch batch) {
    batch
        .advances()
        .forEach(move ->
            written.put(new TopicPartition(move.topic().topic(), move.partition()), move.to()));
  }

  /// Whether history has what was in the topics when [#begin] was called.
  boolean caughtUp() {
    return endsAtStart.entrySet().stream()
        .allMatch(end -> written.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  /// How many records are known to wait.
  long lag() {
    return read.keySet().stream()
        .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
        .sum();
  }

  /// Ends a call that waits, with a WakeupException; for any thread.
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private Stream<TopicPartition> partitions(Topics topic) {
    var known = consumer.partitionsFor(topic.topic(), ANSWER_WITHIN);
    if (known == null || known.isEmpty()) {
      throw new IllegalStateException("topic " + topic.topic() + " does not exist");
    }
    return known.stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()));
  }

  private void begin(
      Sql sql, Map<TopicPartition, Long> before, Map<TopicPartition, Long> firsts, Instant now) {
    Map<TopicPartition, Long> stored = positions(sql, endsAtStart.keySet());
    boolean rebuild = isForgotten(stored) && Feed.head(sql) > 0;
    for (var end : endsAtStart.entrySet()) {
      TopicPartition partition = end.getKey();
      Start start =
          Start.of(
              before.getOrDefault(partition, NOWHERE),
              stored.getOrDefault(partition, NOWHERE),
              firsts.getOrDefault(partition, 0L),
              end.getValue());
      Offsets.begin(sql, partition.topic(), partition.partition(), start.position());
      written.put(partition, start.position());
      rebuild |= start.rebuild();
    }
    if (rebuild) {
      Feed.append(sql, Feed.Type.RESET, "", null, now, "{\"reason\":\"history is rebuilt\"}");
    }
  }

  /// Whether somebody took all positions away, so that everything is read again.
  private static boolean isForgotten(Map<TopicPartition, Long> stored) {
    return stored.values().stream().allMatch(position -> position == NOWHERE);
  }

  private static Map<TopicPartition, Long> positions(
      Sql sql, Collection<TopicPartition> partitions) {
    var positions = new HashMap<TopicPartition, Long>();
    for (TopicPartition each : partitions) {
      positions.put(each, Offsets.position(sql, each.topic(), each.partition()).orElse(NOWHERE));
    }
    return positions;
  }

  private static Located located(ConsumerRecord<byte[], byte[]> record) {
    return new Located(
        named(record.topic()),
        record.partition(),
        record.offset(),
        record.value(),
        Optional.ofNullable(record.headers().lastHeader(Received.HEADER))
            .flatMap(header -> Received.decode(header.value())));
  }

  private static Topics named(String name) {
    return READ.stream().filter(topic -> topic.topic().equals(name)).findFirst().orElseThrow();
  }

  private List<Advance> advances() {
    List<Advance> moves = new ArrayList<>();
    read.replaceAll((partition, from) -> {
      long to = consumer.position(partition);
      if (to != from) {
        moves.add(new Advance(named(partition.topic()), partition.partition(), from, to));
      }
      return to;
    });
    return moves;
  }
}
