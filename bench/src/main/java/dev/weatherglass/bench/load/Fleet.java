package dev.weatherglass.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// All simulated services in convoys that take turns within each second.
public final class Fleet implements AutoCloseable {

  private static final long SECOND = 1_000;
  private static final long LOOK_MILLIS = 100;

  private final HubSender sender;
  private final List<Convoy> convoys = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  /// @param services how many; at least one
  /// @param inConvoys in how many requests a second they are sent
  /// @param history how far back their samples begin
  public Fleet(
      URI hub, int services, int inConvoys, Duration history, InstantSource clock, long seed) {
    sender = new HubSender(hub);
    long first = (clock.millis() - history.toMillis()) / SECOND * SECOND;
    for (int c = 0; c < inConvoys; c++) {
      var members = new ArrayList<SimulatedService>();
      for (int i = c; i < services; i += inConvoys) {
        members.add(new SimulatedService("service-%04d".formatted(i), seed + i));
      }
      convoys.add(new Convoy(members, sender, clock, first + c * SECOND / inConvoys));
    }
  }

  /// Starts to send.
  public void start() {
    for (Convoy convoy : convoys) {
      threads.add(Thread.ofVirtual().start(convoy));
    }
  }

  /// Waits until the past is sent.
  public void awaitLive() throws InterruptedException {
    while (!convoys.stream().allMatch(Convoy::isLive)) {
      convoys.forEach(Convoy::check);
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /// A deploy now, after which the service is slower.
  ///
  /// @return `nanoTime` at which its 2xx was read
  public long deploySlower(SimulatedService service, InstantSource clock, String version)
      throws IOException, InterruptedException {
    service.slowFrom(clock.millis());
    return sender.report(HubSender.Deploy.of(service.name(), version));
  }

  public List<Convoy> convoys() {
    return convoys;
  }

  /// Samples that were answered 2xx so far.
  public long samples() {
    return convoys.stream().mapToLong(Convoy::samples).sum();
  }

  /// Ends sending and waits for the requests at hand.
  ///
  /// @throws IllegalStateException if sending failed
  public void end() throws InterruptedException {
    convoys.forEach(Convoy::end);
    for (Thread thread : threads) {
      thread.join();
    }
    convoys.forEach(Convoy::check);
  }

  @Override
  public void close() {
    convoys.forEach(Convoy::end);
    threads.forEach(Thread::interrupt);
    sender.close();
  }
}
