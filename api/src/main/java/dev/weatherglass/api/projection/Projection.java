package dev.weatherglass.api.projection;

import dev.weatherglass.api.delivery.Settlement;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.api.history.Offsets;
import dev.weatherglass.api.meter.Meters;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps history up with the topics, on a thread of its own and one that reads ahead. Whatever
/// fails (broker away, disk full, another writer), it starts again from where history stands.
public final class Projection implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Projection.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final long PAUSE_MILLIS = 500;

  private final History history;
  private final Map<String, Object> kafka;
  private final InstantSource clock;
  private final Meters meters;
  private final BatchWriter writer;
  private final Sweeper sweeper;
  private final Thread thread = new Thread(this::run, "weatherglass-projection");
  private final ExecutorService records =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("weatherglass-projection-records").factory());
  private final CountDownLatch closing = new CountDownLatch(1);

  private volatile @Nullable TopicReader reader;
  private volatile boolean caughtUp;
  private volatile boolean following;
  private boolean told;
  private boolean unsettled = true;
  private long commits;

  /// @param kafka where the cluster is and how to talk to it, by Kafka's names
  /// @param clock the wall clock
  /// @param settlement how deliveries are judged
  /// @param feedKept how long live readers can read on from where they were
  /// @param minutesKept how long minutes of watched series are kept
  /// @param kept how long everything else is kept; null for ever
  public Projection(
      History history,
      Map<String, Object> kafka,
      InstantSource clock,
      Meters meters,
      Settlement settlement,
      Duration feedKept,
      Duration minutesKept,
      @Nullable Duration kept) {
    this.history = history;
    this.kafka = Map.copyOf(kafka);
    this.clock = clock;
    this.meters = meters;
    this.sweeper = new Sweeper(history, clock, feedKept, minutesKept, kept);
    this.writer = new BatchWriter(history, clock, meters, settlement);
    thread.setDaemon(true);
  }

  /// Begins; once.
  public void start() {
    thread.start();
  }

  /// Whether history once had all that was in the topics at the start, and follows them now.
  public boolean caughtUp() {
    return caughtUp && following;
  }

  /// Ends after the batch at hand; an interrupt ends the waiting for it.
  @Override
  public void close() {
    closing.countDown();
    @Nullable TopicReader current = reader;
    if (current != null) {
      current.wakeUp();
    }
    try {
      thread.join();
      records.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed()) {
      try (var current = new TopicReader(kafka)) {
        reader = current;
        meters.refresh();
        followFrom(current);
      } catch (WakeupException e) {
        following = false; // close() asks for the end, and the loop sees it
      } catch (KafkaException | HistoryException | IllegalStateException e) {
        pauseAfter(e);
      } catch (RuntimeException e) {
        following = false; // our own fault: whoever asks whether we are ready hears of it
        throw e;
      }
    }
  }

  private void followFrom(TopicReader current) {
    while (!closed()) {
      current.begin(history, clock.instant());
      writer.begin();
      try {
        follow(current);
      } catch (Offsets.Overtaken _) {
        // Another process has written this already: read on from where it stands.
      }
    }
  }

  /// The records of the next batch are read while those of the one before are written. Deliveries
  /// are judged when nothing more waits: on the way through a backlog that would be done again and
  /// again.
  private void follow(TopicReader current) {
    @Nullable Future<Reading> ahead = null;
    while (!closed()) {
      Batch batch = current.poll(ahead == null ? POLL : Duration.ZERO);
      @Nullable Future<Reading> next =
          batch.isEmpty() ? null : records.submit(() -> Reading.of(batch));
      boolean last = batch.isEmpty() && (caughtUp || current.lag() == 0);
      if (ahead != null) {
        write(current, finished(ahead), last);
        unsettled = true;
      } else if (unsettled && last) {
        unsettled = writer.settle();
      }
      caughtUp |= current.caughtUp();
      meters.follow(current.lag(), changed());
      sweeper.step();
      if (ahead != null || current.caughtUp()) { // something was written, or nothing is to write
        followsAgain();
      }
      ahead = next;
    }
  }

  private void write(TopicReader current, Reading reading, boolean last) {
    writer.write(reading, caughtUp, last);
    current.written(reading.batch());
  }

  /// Whether history was changed since the last call, by whom ever.
  private boolean changed() {
    long before = commits;
    commits = history.commits().count();
    return commits != before;
  }

  private static Reading finished(Future<Reading> reading) {
    try {
      return reading.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot read records", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while records were read", e);
    }
  }

  /// Says it once an outage.
  private void pauseAfter(RuntimeException failure) {
    if (!told) {
      log.warn("history does not follow the topics at present: {}", failure.getMessage());
    }
    following = false;
    told = true;
    try {
      boolean _ = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
      Thread.currentThread().interrupt();
    }
  }

  private void followsAgain() {
    if (told) {
      log.info("history follows the topics again");
    }
    following = true;
    told = false;
  }

  private boolean closed() {
    return closing.getCount() == 0;
  }
}
