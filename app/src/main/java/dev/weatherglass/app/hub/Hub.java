package dev.weatherglass.app.hub;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.broker.BrokerSettings;
import dev.weatherglass.broker.BrokerSettings.WhenBusy;
import dev.weatherglass.broker.EmbeddedBroker;
import dev.weatherglass.broker.Ports;
import io.javalin.config.RoutesConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running process: broker, topics, roles and HTTP server, wired by constructors in this one
/// place. Start it once, close it once; closing goes backwards, so nobody loses what it stands on.
public final class Hub implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Hub.class);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Configuration configuration;
  private final Set<Role> roles;
  private final Clocks clocks;
  private final WhenBusy whenBusy;
  private final StartLines lines;

  private final PrometheusMeterRegistry meters = Meters.registry();
  private final List<Part> parts = new CopyOnWriteArrayList<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private String url = "";

  /// @param roles what the process does
  /// @param whenBusy what to do where a wanted port is taken
  /// @param talk gets the start-up lines
  public Hub(
      Configuration configuration,
      Set<Role> roles,
      Clocks clocks,
      WhenBusy whenBusy,
      Consumer<String> talk) {
    this.configuration = configuration;
    this.roles = Set.copyOf(roles);
    this.clocks = clocks;
    this.whenBusy = whenBusy;
    this.lines = new StartLines(talk, clocks.wall());
  }

  /// Starts everything. HTTP answers when this returns; [#awaitReady] waits for the rest.
  ///
  /// @throws HubRefusedException if the user can mend what is wrong
  public void start() {
    try {
      Path directory = makeDirectory(configuration.dataDirectory());
      start(directory, brokerAddress(directory));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Waits until every part is ready.
  ///
  /// @return false if that took longer
  public boolean awaitReady(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!isReady()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(LOOK);
      lines.tell(parts);
    }
    lines.tell(parts);
    return true;
  }

  /// Whether every part does its work now.
  public boolean isReady() {
    return parts.stream().allMatch(Part::ready);
  }

  /// Where HTTP answers, as `http://127.0.0.1:7070`.
  public String url() {
    return url;
  }

  private void start(Path directory, String bootstrapServers) {
    var clients =
        new KafkaClients(configuration.kafka(), bootstrapServers, InstanceName.of(directory));
    var broker =
        new BrokerWatch(
            clients.shared(), configuration.kafka().partitions(), brokerTold(bootstrapServers));
    add(broker);
    Web web = web();
    web.start();
    url = web.url();
    new PortFile(url, bootstrapServers, ProcessHandle.current().pid()).write(directory);
    keep(() -> PortFile.remove(directory));
    broker.start();
    lines.tell(parts);
  }

  private Web web() {
    int port = Ports.choose(configuration.http().host(), configuration.http().port(), whenBusy);
    Web web = new Web(configuration.http(), port, routes());
    add(web);
    return web;
  }

  private List<Consumer<RoutesConfig>> routes() {
    var routes = new ArrayList<Consumer<RoutesConfig>>();
    routes.add(new Operations(parts, meters)::routes);
    return routes;
  }

  private String brokerAddress(Path directory) {
    Optional<String> known = configuration.kafka().bootstrapServers();
    if (known.isPresent()) {
      return known.get();
    }
    if (!roles.equals(Role.ALL)) {
      throw new HubRefusedException(
          "kafka.bootstrap.servers is missing: a process with some of the roles needs a broker that"
              + " the others reach too");
    }
    var settings =
        new BrokerSettings(
            directory.resolve("kafka"),
            BrokerSettings.LOOPBACK,
            configuration.kafka().port(),
            whenBusy);
    return keep(EmbeddedBroker.start(settings)).bootstrapServers();
  }

  private String brokerTold(String bootstrapServers) {
    return "kafka ("
        + (configuration.kafka().isEmbedded() ? "embedded, " : "")
        + bootstrapServers
        + ")";
  }

  private static Path makeDirectory(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new HubRefusedException("cannot make the data directory " + directory + ": " + e, e);
    }
  }

  private void add(Part part) {
    parts.add(part);
    keep(part);
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  /// Closes in the reverse order of starting; what fails to close is told and does not hold up the
  /// rest.
  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.warn("{} was not closed properly", part.getClass().getSimpleName(), e);
      }
    }
  }
}
