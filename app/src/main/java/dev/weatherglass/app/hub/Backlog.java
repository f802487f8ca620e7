package dev.weatherglass.app.hub;

import dev.weatherglass.streams.Streams;
import dev.weatherglass.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// How much of what was accepted the streams have not judged yet.
final class Backlog {

  private static final List<String> INPUTS = List.of(Topics.EVENTS.topic(), Topics.METRICS.topic());

  private Backlog() {}

  /// Records that wait.
  static long of(Admin admin) throws InterruptedException {
    try {
      Map<TopicPartition, OffsetAndMetadata> read =
          admin
              .listConsumerGroupOffsets(Streams.APPLICATION_ID)
              .partitionsToOffsetAndMetadata()
              .get();
      return ends(admin).entrySet().stream()
          .mapToLong(end -> end.getValue().offset() - position(read.get(end.getKey())))
          .sum();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker does not tell how far the streams are", e);
    }
  }

  private static long position(@Nullable OffsetAndMetadata read) {
    return read == null ? 0 : read.offset();
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin)
      throws ExecutionException, InterruptedException {
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    admin
        .describeTopics(INPUTS)
        .allTopicNames()
        .get()
        .forEach((topic, described) ->
            described
                .partitions()
                .forEach(partition ->
                    wanted.put(
                        new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
    return admin.listOffsets(wanted).all().get();
  }
}
