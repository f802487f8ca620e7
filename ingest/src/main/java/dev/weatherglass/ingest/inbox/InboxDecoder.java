package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the inbox in one thread of its own: publish, await, commit. A record whose events the
/// broker does not take is tried again until it does; nothing is skipped and, because events have
/// identities, nothing counts twice.
///
/// Where it finds a [Redecoding] it goes back in that partition and reads again up to it. Only then
/// is the wish committed, so a crash in between, or another reader, begins with the wish again.
public final class InboxDecoder implements AutoCloseable {

  /// The consumer group that decodes the inbox.
  public static final String GROUP = "weatherglass-ingest";

  private static final Logger log = LoggerFactory.getLogger(InboxDecoder.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final KafkaConsumer<String, byte[]> consumer;
  private final InboxEntry entry;
  private final Map<TopicPartition, Rereading> rereadings = new HashMap<>();
  private final AtomicLong lag = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("weatherglass-inbox").unstarted(this::run);

  /// @param client Kafka client settings, at least `bootstrap.servers`; with `group.instance.id`
  ///   the member keeps its partitions over a restart
  public InboxDecoder(
      Map<String, Object> client,
      Sources sources,
      ServiceNames names,
      Publisher publisher,
      IngestMeters meters) {
    this.consumer =
        new KafkaConsumer<>(
            consumerSettings(client), new StringDeserializer(), new ByteArrayDeserializer());
    this.entry = new InboxEntry(sources, names, publisher, meters);
    meters.showLag(lag::get);
  }

  private static Map<String, Object> consumerSettings(Map<String, Object> client) {
    var all = new HashMap<>(client);
    all.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "weatherglass-inbox");
    all.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100);
    all.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return all;
  }

  /// Begins to decode.
  public void start() {
    thread.start();
  }

  /// Whether the inbox is being read.
  public boolean running() {
    return thread.isAlive();
  }

  private void run() {
    try {
      consumer.subscribe(List.of(Topics.INBOX.topic()), new Handover());
      while (closing.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
        step();
      }
    } catch (WakeupException _) {
      log.debug("inbox decoder closes");
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }

  private void step() {
    try {
      ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        decode(records);
      }
      lag.set(consumer.assignment().stream().mapToLong(this::lagOf).sum());
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      // Not committed: whoever owns the partition then reads the same records again.
      log.atWarn().addKeyValue("topic", Topics.INBOX.topic()).log("inbox: {}", e.toString());
      pause();
    }
  }

  private void decode(ConsumerRecords<String, byte[]> records) {
    var done = new HashMap<TopicPartition, OffsetAndMetadata>();
    var wished = new HashMap<TopicPartition, Rereading>();
    try {
      for (ConsumerRecord<String, byte[]> record : records) {
        TopicPartition partition = partition(record);
        if (!wished.containsKey(partition)) {
          decode(record, partition, done, wished);
        }
      }
    } catch (ProblemException e) {
      log.atWarn().addKeyValue("topic", Topics.EVENTS.topic()).log("tried again: {}", e.toString());
      goBack(records, done);
      pause();
    }
    wished.forEach((partition, rereading) -> consumer.seek(partition, rereading.until()));
    wished.forEach(this::begin);
    if (!done.isEmpty()) {
      consumer.commitSync(done);
    }
  }

  /// Does what a record wants.
  ///
  /// @param done gets the offset after it, unless it was done long ago
  /// @param wished gets the way back where it wants one
  private void decode(
      ConsumerRecord<String, byte[]> record,
      TopicPartition partition,
      Map<TopicPartition, OffsetAndMetadata> done,
      Map<TopicPartition, Rereading> wished) {
    Optional<Redecoding> wish = Redecoding.of(record);
    @Nullable Rereading rereading = rereadings.get(partition);
    if (rereading != null && rereading.covers(record.offset())) {
      if (wish.isEmpty()) {
        entry.handleAgain(record, rereading.wish());
      }
      return;
    }
    if (wish.isPresent() && rereading == null) {
      wished.put(partition, new Rereading(wish.get(), record.offset()));
      return;
    }
    if (rereading != null) {
      end(partition, rereading);
    }
    if (wish.isEmpty()) {
      entry.handle(record);
    }
    done.put(partition, new OffsetAndMetadata(record.offset() + 1));
  }

  /// Goes from the wish to where it wants us, or stays where nothing is that new.
  private void begin(TopicPartition partition, Rereading rereading) {
    long since = rereading.wish().since().toEpochMilli();
    @Nullable OffsetAndTimestamp first =
        consumer.offsetsForTimes(Map.of(partition, since)).get(partition);
    consumer.seek(partition, first == null ? rereading.until() : first.offset());
    rereadings.put(partition, rereading);
    tell(partition, "decodes again", rereading);
  }

  private void end(TopicPartition partition, Rereading rereading) {
    rereadings.remove(partition);
    tell(partition, "has decoded again", rereading);
  }

  private static void tell(TopicPartition partition, String what, Rereading rereading) {
    log.atInfo()
        .addKeyValue("topic", partition.topic())
        .addKeyValue("partition", partition.partition())
        .log("inbox decoder {} {}", what, rereading.wish());
  }

  /// The next poll begins with the first record that is not done.
  private void goBack(
      ConsumerRecords<String, byte[]> records, Map<TopicPartition, OffsetAndMetadata> done) {
    for (TopicPartition partition : records.partitions()) {
      OffsetAndMetadata next = done.get(partition);
      consumer.seek(
          partition, next == null ? records.records(partition).getFirst().offset() : next.offset());
    }
  }

  /// Who gets a partition begins with the wish again; who gave it away must not remember it.
  private final class Handover implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      rereadings.keySet().removeAll(partitions);
    }
  }

  private long lagOf(TopicPartition partition) {
    return consumer.currentLag(partition).orElse(0);
  }

  private void pause() {
    try {
      if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("inbox decoder closes");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static TopicPartition partition(ConsumerRecord<String, byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  @Override
  public void close() {
    closing.countDown();
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    consumer.wakeup();
    try {
      if (!thread.join(CLOSE)) {
        log.warn("inbox decoder did not end within {}", CLOSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
