package dev.weatherglass.app.hub;

import dev.weatherglass.api.Api;
import dev.weatherglass.app.access.Access;
import dev.weatherglass.app.access.TokenFile;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.configuration.HttpSettings;
import dev.weatherglass.broker.BrokerSettings;
import dev.weatherglass.broker.EmbeddedBroker;
import dev.weatherglass.broker.Ports;
import dev.weatherglass.ingest.Ingest;
import dev.weatherglass.notify.Notify;
import dev.weatherglass.streams.Streams;
import dev.weatherglass.wire.MetricNames;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.Gauge;
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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running process: broker, topics, roles and HTTP server, wired by constructors in this one
/// place. Start it once, close it once; closing goes backwards, so nobody loses what it stands on.
public final class Hub implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Hub.class);
  private static final Duration LOOK = Duration.ofMillis(20);

  private final Configuration configuration;
  private final Set<Role> roles;
  private final Surroundings surroundings;
  private final StartLines lines;

  private final PrometheusMeterRegistry meters = Meters.registry();
  private final List<Part> parts = new CopyOnWriteArrayList<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Optional<BrokerWatch> broker = Optional.empty();
  private Optional<Ingest> ingest = Optional.empty();
  private String url = "";

  /// @param roles what the process does
  /// @param talk gets the start-up lines
  public Hub(
      Configuration configuration,
      Set<Role> roles,
      Surroundings surroundings,
      Consumer<String> talk) {
    this.configuration = configuration;
    this.roles = Set.copyOf(roles);
    this.surroundings = surroundings;
    this.lines = new StartLines(talk, surroundings.wall());
  }

  /// Starts everything. HTTP answers when this returns; [#awaitReady] waits for the rest.
  ///
  /// @throws HubRefusedException if the user can mend what is wrong
  public void start() {
    configuration
        .http()
        .refusal()
        .ifPresent(sentence -> {
          throw new HubRefusedException(sentence);
        });
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

  /// Writes the present time to the ticks topic, for a process that moves its own clock.
  public void tick() {
    ingest.ifPresent(Ingest::tick);
  }

  /// Records that were accepted and not judged yet.
  public long backlog() throws InterruptedException {
    return broker.isPresent() ? broker.get().backlog() : 0;
  }

  /// How many records history has not read yet, as far as it knows; 0 where it is not kept here.
  public long unread() {
    @Nullable Gauge lag = meters.find(MetricNames.CONSUMER_LAG).tag("role", "api").gauge();
    return lag == null ? 0 : Math.round(lag.value());
  }

  /// The names of the parts that are not ready, as `/readyz` has them.
  public List<String> waitsFor() {
    return parts.stream().filter(part -> !part.ready()).map(Part::name).toList();
  }

  private void start(Path directory, String bootstrapServers) {
    var kafka =
        new KafkaClients(configuration.kafka(), bootstrapServers, InstanceName.of(directory));
    var made = new Roles(configuration, kafka, surroundings, meters);
    var watch = add(new BrokerWatch(kafka.properties(), topics(), brokerTold(bootstrapServers)));
    broker = Optional.of(watch);
    ingest = has(Role.INGEST) ? Optional.of(made.ingest()) : Optional.empty();
    Optional<Api> api = has(Role.API) ? Optional.of(made.api()) : Optional.empty();
    Web web = add(new Web(configuration.http(), port(), routes(directory, api)));
    web.start();
    url = web.url();
    new PortFile(url, bootstrapServers, ProcessHandle.current().pid()).write(directory);
    keep(() -> PortFile.remove(directory));
    lines.tell(parts);
    watch.start();
    lines.tell(parts);
    start(made, api);
  }

  /// Starts the roles: first who reads, so that what comes in is read at once.
  private void start(Roles made, Optional<Api> api) {
    api.ifPresent(role -> start("history", "history", role::start, role::ready, role::close));
    ingest.ifPresent(role -> start("ingest", "ingest", role::start, () -> true, role::close));
    if (has(Role.STREAMS)) {
      Streams role = made.streams();
      start("streams", "streams  RUNNING", role::start, role::ready, role::close);
    }
    if (has(Role.NOTIFY)) {
      Notify role = made.notifier(url);
      start("notify", "notify", role::start, role::ready, role::close);
    }
  }

  private void start(
      String name, String told, Runnable begin, BooleanSupplier isReady, Runnable end) {
    add(new RolePart(name, told, begin, isReady, end)).start();
    lines.tell(parts);
  }

  private boolean has(Role role) {
    return roles.contains(role);
  }

  private NewTopics topics() {
    return new NewTopics(configuration.kafka().partitions(), configuration.retention());
  }

  private int port() {
    HttpSettings http = configuration.http();
    return Ports.choose(http.host(), http.port(), surroundings.whenBusy());
  }

  private List<Consumer<RoutesConfig>> routes(Path directory, Optional<Api> api) {
    var routes = new ArrayList<Consumer<RoutesConfig>>();
    routes.add(access(directory).doorkeeper()::routes);
    routes.add(new Operations(parts, meters)::routes);
    ingest.ifPresent(role -> routes.add(role::routes));
    api.ifPresent(role -> routes.add(role::routes));
    return routes;
  }

  private Access access(Path directory) {
    var tokens = new TokenFile(configuration.http().tokens());
    Access access = Access.of(tokens, configuration.http().limit(), directory, surroundings.wall());
    return keep(access);
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
            surroundings.whenBusy());
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

  private <T extends Part> T add(T part) {
    parts.add(part);
    return keep(part);
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
