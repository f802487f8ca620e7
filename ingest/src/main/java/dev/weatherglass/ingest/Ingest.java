package dev.weatherglass.ingest;

import dev.weatherglass.ingest.cli.ScriptResource;
import dev.weatherglass.ingest.dropin.DropInResource;
import dev.weatherglass.ingest.event.EventDecoder;
import dev.weatherglass.ingest.event.EventsResource;
import dev.weatherglass.ingest.event.ForeignEvents;
import dev.weatherglass.ingest.inbox.InboxDecoder;
import dev.weatherglass.ingest.inbox.InboxExtent;
import dev.weatherglass.ingest.inbox.PuppetDbResource;
import dev.weatherglass.ingest.inbox.RedecodeResource;
import dev.weatherglass.ingest.inbox.WebhookResource;
import dev.weatherglass.ingest.influx.InfluxResource;
import dev.weatherglass.ingest.names.SeriesNames;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.otlp.OtlpResource;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.publish.TickWriter;
import dev.weatherglass.ingest.rules.ShippedRules;
import dev.weatherglass.ingest.series.MetricSink;
import dev.weatherglass.ingest.series.NamelessSeries;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.statsd.StatsdReceiver;
import dev.weatherglass.ingest.upload.UploadResource;
import dev.weatherglass.ingest.upload.Uploads;
import dev.weatherglass.ingest.write.WriteResource;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import io.javalin.config.RoutesConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The role `ingest`, wired: its routes, the decoder of the inbox, the ticks. Start it after the
/// topics exist; its routes may be called before that and answer 503.
public final class Ingest implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Ingest.class);

  private final Publisher publisher;
  private final Sources sources;
  private final Set<String> configured;
  private final NamelessSeries nameless = new NamelessSeries();
  private final EventsResource events;
  private final WebhookResource webhooks;
  private final PuppetDbResource puppetDb;
  private final WriteResource writes;
  private final OtlpResource otlp;
  private final InfluxResource influx;
  private final UploadResource uploads;
  private final Optional<StatsdReceiver> statsd;
  private final DropInResource dropIns;
  private final RedecodeResource redecode;
  private final InboxDecoder inbox;
  private final TickWriter ticks;

  /// A role whose clock is the wall clock, or whose senders sign by its own.
  public Ingest(
      IngestSettings settings,
      Map<String, Object> client,
      InstantSource clock,
      MeterRegistry registry) {
    this(settings, client, clock, clock, registry);
  }

  /// @param client Kafka client settings, at least `bootstrap.servers`; with `group.instance.id`
  ///   the decoder keeps its partitions over a restart
  /// @param clock says when events and samples are received
  /// @param wall says what time it is for those who sign
  /// @throws IllegalArgumentException if settings contradict each other
  public Ingest(
      IngestSettings settings,
      Map<String, Object> client,
      InstantSource clock,
      InstantSource wall,
      MeterRegistry registry) {
    var meters = new IngestMeters(registry);
    var names = new ServiceNames(settings.services(), settings.defaultEnvironment());
    var decoder = new EventDecoder(names, () -> UUID.randomUUID().toString());
    this.sources = sources(settings);
    this.configured = settings.sources().keySet();
    this.publisher = new Publisher(client, meters);
    this.events =
        new EventsResource(decoder, new ForeignEvents(sources, names), publisher, clock, meters);
    this.webhooks = new WebhookResource(sources, publisher, clock, wall, meters);
    this.puppetDb =
        new PuppetDbResource(sources, webhooks, meters, () -> UUID.randomUUID().toString());
    var sink = new MetricSink(publisher, meters);
    var seriesNames = new SeriesNames(names);
    this.writes = new WriteResource(seriesNames, nameless, sink, clock);
    this.otlp = new OtlpResource(seriesNames, nameless, sink, clock);
    this.influx = new InfluxResource(seriesNames, nameless, sink, clock);
    this.uploads = new UploadResource(new Uploads(names), publisher, clock, meters);
    this.statsd =
        Optional.ofNullable(settings.statsd())
            .map(heard -> new StatsdReceiver(heard, seriesNames, nameless, sink, meters, clock));
    this.dropIns = new DropInResource(sources, names, publisher, clock, meters);
    this.redecode =
        new RedecodeResource(sources, publisher, new InboxExtent(client, publisher), clock);
    this.inbox = new InboxDecoder(client, sources, names, publisher, meters);
    this.ticks = new TickWriter(publisher, clock, settings.ticks());
  }

  /// Every source that these settings make readable.
  ///
  /// @throws IllegalArgumentException if settings are for a source that we do not know
  public static Sources sources(IngestSettings settings) {
    return new Sources(settings.sources(), ShippedRules.with(settings.rules()));
  }

  /// Begins to decode the inbox and to tick.
  public void start() {
    tellOpenSources();
    meetBroker();
    inbox.start();
    ticks.start();
    statsd.ifPresent(StatsdReceiver::start);
  }

  /// A source that is configured without a secret is probably a mistake; one that nobody configured
  /// is open as everything is on a loopback address.
  private void tellOpenSources() {
    List<String> open = sources.open();
    open.stream()
        .filter(configured::contains)
        .forEach(source ->
            log.atWarn()
                .addKeyValue("source", source)
                .log("webhooks are accepted unsigned: sources.{}.secret is not set", source));
    log.info("{} sources take webhooks unsigned: sources.<name>.secret is not set", open.size());
  }

  /// The first record to a topic waits for its metadata; better now than with a sender.
  private void meetBroker() {
    try {
      publisher.partitions(Topics.EVENTS);
      publisher.partitions(Topics.METRICS);
      publisher.partitions(Topics.INBOX);
    } catch (ProblemException e) {
      log.debug("the broker does not answer yet: {}", e.getMessage());
    }
  }

  /// Whether what was accepted is also decoded. Answers at once.
  public boolean ready() {
    return inbox.running();
  }

  /// Adds the routes of this role. Their problems are thrown as [ProblemException].
  public void routes(RoutesConfig routes) {
    events.routes(routes);
    new ScriptResource().routes(routes);
    webhooks.routes(routes);
    puppetDb.routes(routes);
    redecode.routes(routes);
    dropIns.routes(routes);
    writes.routes(routes);
    otlp.routes(routes);
    influx.routes(routes);
    uploads.routes(routes);
  }

  /// Writes the present time to every partition of the ticks topic, for a process that moves its
  /// own clock.
  ///
  /// @throws ProblemException 503 if the broker did not acknowledge
  public void tick() {
    ticks.tick();
  }

  /// The UDP port on which StatsD is listened to; empty for none.
  public OptionalInt statsdPort() {
    return statsd.map(heard -> OptionalInt.of(heard.port())).orElse(OptionalInt.empty());
  }

  /// Writes what StatsD said so far, without waiting for its window to end.
  ///
  /// @throws ProblemException 503 if the broker did not acknowledge
  public void flushStatsd() {
    statsd.ifPresent(StatsdReceiver::flush);
  }

  /// The first metrics that were dropped because no label names their service.
  public List<String> namelessSeries() {
    return nameless.names();
  }

  @Override
  public void close() {
    ticks.close();
    statsd.ifPresent(StatsdReceiver::close);
    inbox.close();
    publisher.close();
  }
}
