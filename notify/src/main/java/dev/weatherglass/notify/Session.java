package dev.weatherglass.notify;

import dev.weatherglass.core.alert.Problem;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// One membership in the group: reads problems, hands them to every channel, commits what all of
/// them have done. It ends when it is told to or when anything fails; then another one begins from
/// what is committed, and what was told stands in the deliveries.
///
/// Runs on one thread; the desks run on theirs.
final class Session implements ConsumerRebalanceListener, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Session.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration CLOSING = Duration.ofSeconds(5);
  private static final int MANY_OPEN = 500;

  private final Consumer<String, byte[]> consumer;
  private final Unreadable unreadable;
  private final Bookkeeper bookkeeper;
  private final List<ChannelDesk> desks;
  private final DeliveryMeters meters;
  private final Runnable assigned;
  private final Map<TopicPartition, Tenure> tenures = new HashMap<>();

  /// @param assigned called when partitions were given to us for the first time
  Session(
      Consumer<String, byte[]> consumer,
      Unreadable unreadable,
      Bookkeeper bookkeeper,
      List<ChannelDesk> desks,
      DeliveryMeters meters,
      Runnable assigned) {
    this.consumer = consumer;
    this.unreadable = unreadable;
    this.bookkeeper = bookkeeper;
    this.desks = List.copyOf(desks);
    this.meters = meters;
    this.assigned = assigned;
  }

  /// Works until it is told to stop; then lets the messages in hand end.
  ///
  /// @throws RuntimeException whatever Kafka's clients throw
  void run(BooleanSupplier stopped) {
    consumer.subscribe(List.of(Topics.ALERTS.topic()), this);
    while (!stopped.getAsBoolean()) {
      step();
    }
    desks.forEach(ChannelDesk::close);
    commit();
  }

  /// Frees what it holds; after this nothing more is sent.
  @Override
  public void close() {
    tenures.values().forEach(Tenure::end);
    desks.forEach(ChannelDesk::close);
    consumer.close(CloseOptions.timeout(CLOSING));
  }

  private void step() {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      read(record);
    }
    commit();
    breathe();
    meters.lag(lag());
  }

  private void read(ConsumerRecord<String, byte[]> record) {
    @Nullable Tenure tenure = tenures.get(placeOf(record));
    if (tenure == null) {
      return;
    }
    @Nullable Problem problem = problem(record);
    tenure.progress().begin(record.offset(), problem == null ? 0 : desks.size());
    if (problem != null) {
      var errand =
          new Errand(problem, record.offset(), Instant.ofEpochMilli(record.timestamp()), tenure);
      desks.forEach(desk -> desk.accept(errand));
    }
  }

  /// Null where the record deletes or cannot be read; the unreadable goes to the dead letters.
  private @Nullable Problem problem(ConsumerRecord<String, byte[]> record) {
    byte @Nullable [] value = record.value();
    if (value == null) {
      return null;
    }
    try {
      return Json.read(value, Problem.class);
    } catch (JacksonException e) {
      unreadable.bury(record, e);
      return null;
    }
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    tenures.forEach((place, tenure) ->
        tenure
            .progress()
            .committable()
            .ifPresent(offset -> offsets.put(place, new OffsetAndMetadata(offset))));
    if (!offsets.isEmpty() && tryCommit(offsets)) {
      offsets.forEach((place, offset) -> committed(place, offset.offset()));
    }
  }

  private boolean tryCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try {
      consumer.commitSync(offsets);
      return true;
    } catch (RebalanceInProgressException | CommitFailedException e) {
      log.debug("offsets are committed after the rebalance: {}", e.toString());
      return false;
    }
  }

  private void committed(TopicPartition place, long offset) {
    @Nullable Tenure tenure = tenures.get(place);
    if (tenure != null) {
      tenure.progress().committed(offset);
    }
  }

  /// Reads no further while much waits for a channel that does not answer.
  private void breathe() {
    Set<TopicPartition> owned = consumer.assignment();
    int open = tenures.values().stream().mapToInt(tenure -> tenure.progress().open()).sum();
    if (open > MANY_OPEN) {
      consumer.pause(owned);
    } else {
      consumer.resume(consumer.paused());
    }
  }

  private long lag() {
    return consumer.assignment().stream()
        .mapToLong(place -> consumer.currentLag(place).orElse(0))
        .sum();
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> places) {
    for (TopicPartition place : places) {
      tenures.put(place, bookkeeper.takeOver(place.partition()));
    }
    assigned.run();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> places) {
    commit();
    onPartitionsLost(places);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> places) {
    for (TopicPartition place : places) {
      @Nullable Tenure tenure = tenures.remove(place);
      if (tenure != null) {
        tenure.end();
      }
    }
  }

  private static TopicPartition placeOf(ConsumerRecord<String, byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }
}
