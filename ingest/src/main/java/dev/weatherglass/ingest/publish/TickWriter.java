package dev.weatherglass.ingest.publish;

import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Ticks;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the time to every partition of the ticks topic, so that absence becomes an input too.
/// Several processes may do so.
///
/// A tick that the broker does not take is left out: the next one says more than it would have.
public final class TickWriter implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TickWriter.class);

  /// Longer than a publish takes that nobody answers.
  private static final Duration CLOSE = Duration.ofSeconds(5);

  private final Publisher publisher;
  private final InstantSource clock;
  private final TickSettings settings;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("weatherglass-ticks").factory());

  public TickWriter(Publisher publisher, InstantSource clock, TickSettings settings) {
    this.publisher = publisher;
    this.clock = clock;
    this.settings = settings;
  }

  /// Begins to tick, unless the settings say that somebody else does.
  public void start() {
    if (settings.enabled()) {
      var _ =
          schedule.scheduleAtFixedRate(
              this::tickIfPossible,
              settings.delay().toNanos(),
              settings.interval().toNanos(),
              TimeUnit.NANOSECONDS);
    }
  }

  /// Writes the present time once and waits until it is acknowledged.
  ///
  /// @throws ProblemException 503 if the broker did not acknowledge
  public void tick() {
    byte[] now = Ticks.encode(clock.millis());
    String topic = Topics.TICKS.topic();
    publisher.publish(
        Topics.TICKS,
        IntStream.range(0, publisher.partitions(Topics.TICKS))
            .mapToObj(partition -> new ProducerRecord<String, byte[]>(topic, partition, null, now))
            .toList());
  }

  private void tickIfPossible() {
    try {
      tick();
    } catch (ProblemException e) {
      log.atDebug().log("a tick was left out: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("a tick could not be written");
    }
  }

  @Override
  public void close() {
    schedule.shutdown();
    try {
      if (!schedule.awaitTermination(CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("a tick was still being written after {}", CLOSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
