package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.wire.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// How much lies in the inbox. Asks the broker each time, over a connection of its own: that is
/// wanted seldom.
public final class InboxExtent {

  private static final int ANSWERS_WITHIN_MILLIS = 3_000;

  private final Map<String, Object> client;
  private final Publisher publisher;

  /// @param client Kafka client settings, at least `bootstrap.servers`
  public InboxExtent(Map<String, Object> client, Publisher publisher) {
    this.client =
        client.entrySet().stream()
            .filter(setting -> AdminClientConfig.configNames().contains(setting.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    this.publisher = publisher;
  }

  /// How many records came since then.
  ///
  /// @throws dev.weatherglass.wire.ProblemException 503 if the broker does not answer
  long since(Instant time) {
    List<TopicPartition> partitions =
        IntStream.range(0, publisher.partitions(Topics.INBOX))
            .mapToObj(partition -> new TopicPartition(Topics.INBOX.topic(), partition))
            .toList();
    try (Admin admin = Admin.create(settings())) {
      Map<TopicPartition, Long> firsts =
          offsets(admin, partitions, OffsetSpec.forTimestamp(time.toEpochMilli()));
      Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
      return firsts.entrySet().stream()
          .filter(first -> first.getValue() >= 0)
          .mapToLong(first -> ends.getOrDefault(first.getKey(), 0L) - first.getValue())
          .sum();
    } catch (ExecutionException | KafkaException e) {
      throw Publisher.unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Publisher.unavailable();
    }
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<>(client);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWERS_WITHIN_MILLIS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWERS_WITHIN_MILLIS);
    return settings;
  }

  /// The offset of each partition; negative where nothing is as was wanted.
  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec wanted)
      throws ExecutionException, InterruptedException {
    return admin
        .listOffsets(
            partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> wanted)))
        .all()
        .get()
        .entrySet()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, found -> found.getValue().offset()));
  }
}
