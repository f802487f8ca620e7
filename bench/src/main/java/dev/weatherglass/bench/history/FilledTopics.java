package dev.weatherglass.bench.history;

import dev.weatherglass.broker.BrokerSettings;
import dev.weatherglass.broker.EmbeddedBroker;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// An embedded broker with the topics that history reads, the events in theirs.
public final class FilledTopics implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final EmbeddedBroker broker;

  private FilledTopics(EmbeddedBroker broker) {
    this.broker = broker;
  }

  /// Starts the broker and sends the year.
  public static FilledTopics of(RecordedYear year, Path directory) throws InterruptedException {
    var filled = new FilledTopics(EmbeddedBroker.start(BrokerSettings.onFreePort(directory)));
    try (Admin admin = Admin.create(filled.clientSettings())) {
      List<NewTopic> topics =
          Stream.of(
                  Topics.EVENTS, Topics.VERDICTS, Topics.ALERTS, Topics.DELIVERIES, Topics.ROLLUPS)
              .map(FilledTopics::topic)
              .toList();
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot create topics", e.getCause());
    }
    filled.send(year);
    return filled;
  }

  /// What any client needs to reach the broker, by Kafka's names.
  public Map<String, Object> clientSettings() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  /// How long a consumer takes that does nothing with what it reads, in seconds.
  ///
  /// @param count how many records there are
  public double secondsToRead(int count) {
    try (var consumer =
        new KafkaConsumer<>(
            clientSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topics.DEFAULT_PARTITIONS)
              .mapToObj(partition -> new TopicPartition(Topics.EVENTS.topic(), partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long began = System.nanoTime();
      int read = 0;
      while (read < count) {
        read += consumer.poll(POLL).count();
      }
      return (System.nanoTime() - began) / 1e9;
    }
  }

  @Override
  public void close() {
    broker.close();
  }

  private static NewTopic topic(Topics topic) {
    return new NewTopic(topic.topic(), topic.partitions(Topics.DEFAULT_PARTITIONS), (short) 1)
        .configs(topic.config());
  }

  private void send(RecordedYear year) {
    try (var producer =
        new KafkaProducer<>(clientSettings(), new StringSerializer(), new ByteArraySerializer())) {
      var failed = new AtomicReference<@Nullable Exception>();
      year.forEach(event -> {
        var record =
            new ProducerRecord<>(
                Topics.EVENTS.topic(), event.subject(), Json.write((Object) event));
        var _ = producer.send(record, (_, failure) -> note(failed, failure));
      });
      producer.flush();
      if (failed.get() != null) {
        throw new IllegalStateException("the broker did not take an event", failed.get());
      }
    }
  }

  private static void note(
      AtomicReference<@Nullable Exception> failed, @Nullable Exception failure) {
    if (failure != null) {
      failed.set(failure);
    }
  }
}
