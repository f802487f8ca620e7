package dev.weatherglass.bench;

import dev.weatherglass.streams.Streams;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Samples that the hub has accepted and its judge has not read yet.
final class Backlog {

  private static final int FEW = 20;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final Duration GIVES_UP = Duration.ofMinutes(10);

  private Backlog() {}

  /// Waits until the judge is up with what was sent.
  ///
  /// @param broker `host:port`
  /// @throws IllegalStateException if that takes longer than ten minutes
  static void awaitRead(String broker) throws InterruptedException {
    long end = System.nanoTime() + GIVES_UP.toNanos();
    try (Admin admin =
        Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
      while (unread(admin) > FEW) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("the judge has not read all samples in " + GIVES_UP);
        }
        Thread.sleep(LOOK);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot ask for the judge's offsets", e.getCause());
    }
  }

  private static long unread(Admin admin) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin
            .listConsumerGroupOffsets(Streams.APPLICATION_ID)
            .partitionsToOffsetAndMetadata()
            .get();
    long unread = 0;
    for (var end : admin.listOffsets(partitions(admin)).all().get().entrySet()) {
      OffsetAndMetadata known = read.get(end.getKey());
      unread += end.getValue().offset() - (known == null ? 0 : known.offset());
    }
    return unread;
  }

  private static Map<TopicPartition, OffsetSpec> partitions(Admin admin)
      throws ExecutionException, InterruptedException {
    String topic = Topics.METRICS.topic();
    int count =
        admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
            .mapToInt(described -> described.partitions().size())
            .sum();
    return IntStream.range(0, count)
        .boxed()
        .collect(
            Collectors.toMap(
                partition -> new TopicPartition(topic, partition), _ -> OffsetSpec.latest()));
  }
}
