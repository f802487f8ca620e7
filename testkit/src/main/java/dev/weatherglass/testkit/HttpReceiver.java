package dev.weatherglass.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An HTTP endpoint on the loopback address that remembers what it was sent and answers from a
/// script; with 200 where the script has come to its end. Any thread may call.
public final class HttpReceiver implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<ReceivedRequest> received = new LinkedBlockingQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  private HttpReceiver(HttpServer server) {
    this.server = server;
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /// Listens on a free port.
  public static HttpReceiver start() {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      return new HttpReceiver(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its address with this path, which begins with a slash.
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /// Adds to the script: one answer for each request to come, in order.
  public HttpReceiver answers(Answer... answers) {
    script.addAll(List.of(answers));
    return this;
  }

  /// The next `count` requests in the order of their arrival; waits for them.
  ///
  /// @throws AssertionError when they do not come within [Patience#LIMIT]
  public List<ReceivedRequest> await(int count) throws InterruptedException {
    long deadline = Patience.deadlineNanos();
    List<ReceivedRequest> requests = new ArrayList<>(count);
    while (requests.size() < count) {
      long left = Patience.until(deadline).toNanos();
      ReceivedRequest request = received.poll(left, TimeUnit.NANOSECONDS);
      if (request == null) {
        throw new AssertionError(
            "%d requests expected but only these came: %s".formatted(count, requests));
      }
      requests.add(request);
    }
    return requests;
  }

  /// The next request; waits for it.
  public ReceivedRequest await() throws InterruptedException {
    return await(1).getFirst();
  }

  /// The requests that came and that nobody has awaited yet; does not wait.
  public List<ReceivedRequest> rest() {
    List<ReceivedRequest> requests = new ArrayList<>();
    received.drainTo(requests);
    return requests;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ReceivedRequest request = read(exchange);
      Answer next = script.poll();
      received.add(request);
      switch (next == null ? Answer.status(200) : next) {
        case Answer.Reply reply -> send(exchange, reply);
        case Answer.Hang _ -> hang();
        case Answer.Cut _ -> {}
      }
    }
  }

  private static ReceivedRequest read(HttpExchange exchange) throws IOException {
    return new ReceivedRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().toString(),
        Map.copyOf(exchange.getRequestHeaders()),
        exchange.getRequestBody().readAllBytes());
  }

  private static void send(HttpExchange exchange, Answer.Reply reply) throws IOException {
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void hang() {
    try {
      closing.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
