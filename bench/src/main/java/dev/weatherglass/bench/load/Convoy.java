package dev.weatherglass.bench.load;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Services that are scraped at the same moment of each second and sent in one request, on a thread
/// of their own: first the past, many seconds at once, then each second when it has come.
public final class Convoy implements Runnable {

  private static final long SECOND = 1_000;
  private static final int SECONDS_AT_ONCE = 20;

  private final List<SimulatedService> services;
  private final HubSender sender;
  private final InstantSource clock;
  private final List<Accepted> accepted = new ArrayList<>();
  private final AtomicLong samples = new AtomicLong();
  private volatile long nextMillis;
  private volatile boolean ending;
  private volatile @Nullable Exception failure;

  /// A request that was answered 2xx.
  ///
  /// @param atMillis time stamp of its newest samples
  /// @param nanos `nanoTime` at which the answer was read
  public record Accepted(long atMillis, long nanos) {}

  /// @param firstMillis time stamp of the first samples; those that follow are a second apart
  public Convoy(
      List<SimulatedService> services, HubSender sender, InstantSource clock, long firstMillis) {
    this.services = List.copyOf(services);
    this.sender = sender;
    this.clock = clock;
    this.nextMillis = firstMillis;
  }

  @Override
  public void run() {
    try {
      while (!ending) {
        sendWhatIsDue();
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      failure = e;
    }
  }

  /// Whether the past is sent.
  public boolean isLive() {
    return clock.millis() - nextMillis < 2 * SECOND;
  }

  /// Samples that were answered 2xx so far.
  public long samples() {
    return samples.get();
  }

  /// Ends after the request at hand.
  public void end() {
    ending = true;
  }

  /// Fails where sending has failed.
  ///
  /// @throws IllegalStateException if it has
  public void check() {
    Exception failed = failure;
    if (failed != null) {
      throw new IllegalStateException("sending samples failed", failed);
    }
  }

  public List<SimulatedService> services() {
    return services;
  }

  /// The first request that brought samples of this moment or later; only when it has ended.
  public @Nullable Accepted firstFrom(long atMillis) {
    return accepted.stream()
        .filter(request -> request.atMillis() >= atMillis)
        .findFirst()
        .orElse(null);
  }

  private void sendWhatIsDue() throws IOException, InterruptedException {
    long now = clock.millis();
    if (nextMillis > now) {
      Thread.sleep(nextMillis - now);
      return;
    }
    long seconds = Math.min(SECONDS_AT_ONCE, (now - nextMillis) / SECOND + 1);
    long first = nextMillis;
    long[] due = LongStream.range(0, seconds).map(i -> first + i * SECOND).toArray();
    long nanos = sender.write(services.stream().flatMap(service -> service.scraped(due)));
    accepted.add(new Accepted(due[due.length - 1], nanos));
    samples.addAndGet(seconds * services.size() * SimulatedService.RAW_SERIES);
    nextMillis = first + seconds * SECOND;
  }
}
