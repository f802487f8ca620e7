package dev.weatherglass.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka broker with its controller in this process, for as long as this object is open.
///
/// Any thread may call; a second close does nothing. Where the disk fails or is full, Kafka ends
/// the whole process: the next start finds everything that was acknowledged.
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final DirectoryLock lock;
  private final LastRun run;
  private final PreviousStop previousStop;
  private final KafkaNode node;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedBroker(BrokerSettings settings, BrokerDirectory directory, DirectoryLock lock)
      throws IOException {
    this.lock = lock;
    this.run = new LastRun(directory.lastRun(), Boot.id());
    this.previousStop = run.previousStop(Files.exists(directory.log()));
    if (previousStop == PreviousStop.NONE) {
      run.endCleanly();
    }
    new Format(directory).ensure();
    this.node = KafkaNode.start(settings, directory);
    begin();
  }

  /// Only now: a start that fails must not hide how the run before it ended.
  private void begin() throws IOException {
    try {
      run.begin();
    } catch (IOException e) {
      node.stop();
      throw e;
    }
  }

  /// Formats the directory if it is new and returns when clients can produce and consume.
  ///
  /// @throws BrokerRefusedException saying in one sentence what to mend: the port is in use, the
  ///   directory is in use, not ours, damaged or cannot be written
  public static EmbeddedBroker start(BrokerSettings settings) {
    BrokerDirectory directory = new BrokerDirectory(settings.directory());
    try {
      Fsync.createDirectories(directory.root());
      EmbeddedBroker broker = startLocked(settings, directory);
      broker.tell(directory);
      return broker;
    } catch (IOException e) {
      throw new BrokerRefusedException("cannot use directory " + directory.root() + ": " + e, e);
    }
  }

  private static EmbeddedBroker startLocked(BrokerSettings settings, BrokerDirectory directory)
      throws IOException {
    DirectoryLock lock = DirectoryLock.on(directory.lock());
    try {
      return new EmbeddedBroker(settings, directory, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private void tell(BrokerDirectory directory) {
    String place = directory.root() + ", " + bootstrapServers();
    switch (previousStop) {
      case NONE -> log.info("broker is ready on a new directory ({})", place);
      case CLEAN -> log.info("broker is ready ({})", place);
      case PROCESS_DIED ->
          log.info(
              "broker is ready; its process was killed last time, nothing is lost ({})", place);
      case MACHINE_STOPPED ->
          log.warn(
              "broker is ready; the machine stopped before it was closed, so records that were not"
                  + " flushed may be lost ({})",
              place);
    }
  }

  /// `host:port`, the one address that clients need.
  public String bootstrapServers() {
    return node.address();
  }

  /// How the run before this one ended.
  public PreviousStop previousStop() {
    return previousStop;
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try (lock) {
      if (node.stop()) {
        run.endCleanly();
      }
    } catch (IOException e) {
      log.warn("broker is closed, but the next start will not know that it was: {}", e.toString());
    }
  }
}
