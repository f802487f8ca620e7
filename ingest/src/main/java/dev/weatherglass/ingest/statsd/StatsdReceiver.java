package dev.weatherglass.ingest.statsd;

import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.series.Gathered;
import dev.weatherglass.ingest.series.MetricSink;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.wire.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens to StatsD over UDP and writes what it heard every ten seconds. While the broker does not
/// answer, the last [#KEPT_WINDOWS] windows are kept and written later.
public final class StatsdReceiver implements AutoCloseable {

  /// How long lines are added up.
  public static final Duration WINDOW = Duration.ofSeconds(10);

  /// Windows that wait for the broker: ten minutes.
  private static final int KEPT_WINDOWS = 60;

  private static final Logger log = LoggerFactory.getLogger(StatsdReceiver.class);
  private static final String SOURCE = "statsd";
  private static final int LARGEST_DATAGRAM = 65_535;
  private static final int SOCKET_BUFFER = 4 * 1024 * 1024;

  private final DatagramSocket socket;
  private final SeriesNames names;
  private final NamelessSeries nameless;
  private final MetricSink sink;
  private final IngestMeters meters;
  private final InstantSource clock;
  private final StatsdWindow window = new StatsdWindow();
  private final StatsdDecoder decoder = new StatsdDecoder(window);
  private final Deque<Gathered> waiting = new ArrayDeque<>();
  private final Thread listener;
  private final ScheduledExecutorService schedule =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("weatherglass-statsd-windows").factory());
  private Instant since;

  /// Takes the port at once, so that one that is taken already is told at start.
  ///
  /// @throws UncheckedIOException if the port cannot be taken
  public StatsdReceiver(
      StatsdSettings settings,
      SeriesNames names,
      NamelessSeries nameless,
      MetricSink sink,
      IngestMeters meters,
      InstantSource clock) {
    this.socket = open(settings);
    this.names = names;
    this.nameless = nameless;
    this.sink = sink;
    this.meters = meters;
    this.clock = clock;
    this.since = clock.instant();
    this.listener =
        Thread.ofPlatform().daemon().name("weatherglass-statsd").unstarted(this::listen);
  }

  private static DatagramSocket open(StatsdSettings settings) {
    try {
      var socket = new DatagramSocket(null);
      socket.setReceiveBufferSize(SOCKET_BUFFER);
      socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "UDP port %d of %s cannot be taken: %s"
              .formatted(settings.port(), settings.host(), e.getMessage()),
          e);
    }
  }

  /// The UDP port it listens on.
  public int port() {
    return socket.getLocalPort();
  }

  /// Begins to listen.
  public void start() {
    listener.start();
    var _ =
        schedule.scheduleAtFixedRate(
            this::flushIfPossible, WINDOW.toMillis(), WINDOW.toMillis(), TimeUnit.MILLISECONDS);
    log.atInfo().addKeyValue("port", port()).log("listening to StatsD over UDP");
  }

  private void listen() {
    byte[] buffer = new byte[LARGEST_DATAGRAM];
    while (!socket.isClosed()) {
      var packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        synchronized (window) {
          decoder.add(buffer, packet.getLength());
        }
      } catch (SocketException e) {
        log.atDebug().log("no longer listening to StatsD: {}", e.getMessage());
      } catch (IOException e) {
        log.atWarn().log("a datagram could not be received: {}", e.toString());
      }
    }
  }

  private void flushIfPossible() {
    try {
      flush();
    } catch (ProblemException e) {
      log.atWarn().log("StatsD waits to be written: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("StatsD could not be written");
    }
  }

  /// Writes what was heard since the last time.
  ///
  /// @throws ProblemException 503 if the broker did not acknowledge; it is written the next time
  public void flush() {
    synchronized (waiting) {
      collect();
      while (!waiting.isEmpty()) {
        sink.keep(SOURCE, waiting.getFirst());
        waiting.removeFirst();
      }
    }
  }

  private void collect() {
    synchronized (window) {
      Instant now = clock.instant();
      if (!now.isAfter(since)) {
        return;
      }
      if (!window.isEmpty()) {
        waiting.add(window.drain(names, nameless, since, now));
      }
      if (waiting.size() > KEPT_WINDOWS) {
        waiting.removeFirst();
      }
      since = now;
      tell();
    }
  }

  private void tell() {
    for (int i = 0; i < decoder.events(); i++) {
      meters.ignored(SOURCE, "event");
    }
    for (int i = 0; i < decoder.checks(); i++) {
      meters.ignored(SOURCE, "service_check");
    }
    if (decoder.bad() > 0) {
      meters.samplesDropped("invalid_value", decoder.bad());
      log.atDebug().log("{} lines are no StatsD: {}", decoder.bad(), decoder.firstFault());
    }
    decoder.forget();
  }

  @Override
  public void close() {
    socket.close();
    schedule.shutdown();
    flushIfPossible();
  }
}
