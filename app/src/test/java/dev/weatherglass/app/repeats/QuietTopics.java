package dev.weatherglass.app.repeats;

import dev.weatherglass.testkit.Patience;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Waits until every consumer group of a broker has read everything there is.
///
/// @param admin of the broker
record QuietTopics(Admin admin) {

  private static final long LOOK_NANOS = 20_000_000;

  /// @param more what must hold too
  void await(BooleanSupplier more) throws ExecutionException, InterruptedException {
    long end = System.nanoTime() + Patience.LIMIT.toNanos();
    while (waiting() > 0 || !more.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(waiting() + " records still wait after " + Patience.LIMIT);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private long waiting() throws ExecutionException, InterruptedException {
    long waiting = 0;
    for (GroupListing group : admin.listGroups().all().get()) {
      waiting += waiting(group.groupId());
    }
    return waiting;
  }

  private long waiting(String group) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    var wanted = new HashMap<TopicPartition, OffsetSpec>();
    read.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    return admin.listOffsets(wanted).all().get().entrySet().stream()
        .mapToLong(end -> end.getValue().offset() - read.get(end.getKey()).offset())
        .sum();
  }
}
