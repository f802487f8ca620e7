package dev.weatherglass.app.show;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weatherglass.testkit.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A small HTTP service on the loopback address, its visitors, and its page for Prometheus at
/// `/metrics`. Every request is really made and counted; only the time that it is said to have
/// taken is drawn, not waited for.
final class SmallService implements AutoCloseable {

  private static final long NANOS_BETWEEN_REQUESTS = Duration.ofMillis(20).toNanos();
  private static final int MOST_REQUESTS = 30_000;
  private static final double SPREAD = 0.3;
  private static final int WELL = 200;
  private static final int BROKEN = 500;

  private final HttpServer server;
  private final SplittableRandom random;
  private final ExecutorService oneAfterTheOther = Executors.newSingleThreadExecutor();
  private final Thread visitors = Thread.ofVirtual().name("visitors").unstarted(this::visit);
  private final RequestDurations durations = new RequestDurations(WELL, BROKEN);
  private final Semaphore scrapes = new Semaphore(0);
  private volatile Version version;

  /// How a version behaves.
  ///
  /// @param medianSeconds of a request; positive
  /// @param errorShare of requests that fail, in [0, 1]
  record Version(double medianSeconds, double errorShare) {

    Version slower(double factor) {
      return new Version(medianSeconds * factor, errorShare);
    }
  }

  private SmallService(HttpServer server, Version version, long seed) {
    this.server = server;
    this.version = version;
    this.random = new SplittableRandom(seed);
    server.createContext("/cart", this::cart);
    server.createContext("/metrics", this::metrics);
    server.setExecutor(oneAfterTheOther);
  }

  /// Serves on a free port, with visitors who come 50 times a second.
  static SmallService start(Version version, long seed) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var service = new SmallService(HttpServer.create(address, 0), version, seed);
    service.server.start();
    service.visitors.start();
    return service;
  }

  /// `host:port`, as Prometheus wants it.
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// From now on another version serves.
  void deploy(Version other) {
    version = other;
  }

  /// Waits until the page was read so many times more.
  void awaitScrapes(int count) throws InterruptedException {
    scrapes.drainPermits();
    if (!scrapes.tryAcquire(count, count + Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError(
          "of %d scrapes only %d came".formatted(count, scrapes.availablePermits()));
    }
  }

  private void cart(HttpExchange exchange) throws IOException {
    Version serving = version;
    int code = random.nextDouble() < serving.errorShare() ? BROKEN : WELL;
    durations.add(code, serving.medianSeconds() * Math.exp(SPREAD * random.nextGaussian()));
    try (exchange) {
      exchange.sendResponseHeaders(code, -1);
    }
  }

  private void metrics(HttpExchange exchange) throws IOException {
    byte[] page = durations.page().getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
    scrapes.release();
  }

  private void visit() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address() + "/cart")).build();
    long next = System.nanoTime();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < MOST_REQUESTS && !Thread.interrupted(); i++) {
        client.send(request, BodyHandlers.discarding());
        next += NANOS_BETWEEN_REQUESTS;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    visitors.interrupt();
    visitors.join();
    server.stop(0);
    oneAfterTheOther.close();
  }
}
