package dev.weatherglass.streams;

import dev.weatherglass.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/// Where the streams begin on their first start: events and metrics at the time of the oldest
/// metric, because events without the samples around them cannot be judged, and are kept much
/// longer.
final class FirstOffsets {

  private FirstOffsets() {}

  /// Sets the group's offsets where it has none; does nothing otherwise.
  static void set(Map<String, Object> kafka, String group) {
    try (Admin admin = Admin.create(kafka)) {
      if (hasOffsets(admin, group)) {
        return;
      }
      long oldest = oldestMetric(admin);
      if (oldest >= 0) {
        admin.alterConsumerGroupOffsets(group, eventsFrom(admin, oldest)).all().get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while setting the first offsets", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot set the first offsets of " + group, e.getCause());
    }
  }

  private static boolean hasOffsets(Admin admin, String group)
      throws InterruptedException, ExecutionException {
    try {
      return !admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().isEmpty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw e;
    }
  }

  /// Append time of the oldest metric in epoch milliseconds; negative where there is none.
  private static long oldestMetric(Admin admin) throws InterruptedException, ExecutionException {
    return offsets(admin, Topics.METRICS, OffsetSpec.forTimestamp(0)).values().stream()
        .mapToLong(ListOffsetsResultInfo::timestamp)
        .filter(timestamp -> timestamp >= 0)
        .min()
        .orElse(-1);
  }

  private static Map<TopicPartition, OffsetAndMetadata> eventsFrom(Admin admin, long timestamp)
      throws InterruptedException, ExecutionException {
    var from = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets(admin, Topics.EVENTS, OffsetSpec.forTimestamp(timestamp))
        .forEach((partition, found) -> {
          if (found.offset() >= 0) {
            from.put(partition, new OffsetAndMetadata(found.offset()));
          }
        });
    offsets(admin, Topics.EVENTS, OffsetSpec.latest())
        .forEach(
            (partition, end) -> from.putIfAbsent(partition, new OffsetAndMetadata(end.offset())));
    return from;
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Admin admin, Topics topic, OffsetSpec spec) throws InterruptedException, ExecutionException {
    TopicDescription described =
        Objects.requireNonNull(
            admin.describeTopics(List.of(topic.topic())).allTopicNames().get().get(topic.topic()));
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    described
        .partitions()
        .forEach(partition ->
            wanted.put(new TopicPartition(topic.topic(), partition.partition()), spec));
    return admin.listOffsets(wanted).all().get();
  }
}
