package dev.weatherglass.ingest.conformance;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.ingest.Ingest;
import dev.weatherglass.ingest.IngestSettings;
import dev.weatherglass.ingest.inbox.InboxByHand;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.publish.TickSettings;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.DeadLetter;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import dev.weatherglass.wire.access.Grant;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The real routes of `ingest` on a real broker, where every source has a secret. The inbox is
/// decoded after each request.
final class ConformanceHub implements AutoCloseable {

  static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TestKafka kafka;
  private final Sources sources;
  private final Ingest ingest;
  private final Publisher publisher;
  private final InboxByHand decoder;
  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final TopicReader inbox;
  private final TopicReader events;
  private final TopicReader metrics;
  private final TopicReader dead;
  private Instant now = NOW;

  /// What one request became.
  ///
  /// @param keptRaw CloudEvents of types that nobody knows
  /// @param unreadable why it went to the dead letters; empty where it did not
  record Became(
      HttpResponse<String> answer,
      List<DeliveryEvent> events,
      List<MetricBatch> metrics,
      int keptRaw,
      String unreadable) {}

  ConformanceHub(TestKafka kafka) {
    this.kafka = kafka.create(Topics.INBOX, Topics.EVENTS, Topics.METRICS, Topics.DEAD_LETTERS);
    IngestSettings open =
        new IngestSettings(
            ServiceNames.PRODUCTION,
            Map.of(),
            Map.of(),
            new TickSettings(false, Duration.ofSeconds(1), Duration.ZERO));
    Map<String, SourceSettings> secrets =
        Ingest.sources(open).names().stream()
            .collect(
                Collectors.toMap(
                    name -> name, name -> new SourceSettings(Signer.secret(name), false)));
    IngestSettings settings =
        new IngestSettings(open.defaultEnvironment(), open.services(), secrets, open.ticks());
    this.sources = Ingest.sources(settings);
    this.ingest = new Ingest(settings, kafka.clientSettings(), () -> now, meters);
    var counted = new IngestMeters(meters);
    this.publisher = new Publisher(kafka.clientSettings(), counted);
    var names = new ServiceNames(Map.of(), ServiceNames.PRODUCTION);
    this.decoder = new InboxByHand(sources, names, publisher, counted);
    this.server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.exception(ProblemException.class, ConformanceHub::answer);
                  config.routes.before(
                      request -> request.attribute(Grant.ATTRIBUTE, Grant.EVERYTHING));
                  ingest.routes(config.routes);
                })
            .start("127.0.0.1", 0);
    this.inbox = kafka.read(Topics.INBOX);
    this.events = kafka.read(Topics.EVENTS);
    this.metrics = kafka.read(Topics.METRICS);
    this.dead = kafka.read(Topics.DEAD_LETTERS);
  }

  private static void answer(ProblemException e, Context request) {
    request
        .status(e.problem().status())
        .contentType(ProblemDetail.MEDIA_TYPE)
        .result(Json.write(e.problem()));
  }

  Sources sources() {
    return sources;
  }

  /// The time of receipt from now on: a metric's samples must not be older than two days.
  void setNow(Instant instant) {
    now = instant;
  }

  void resetNow() {
    now = NOW;
  }

  /// Sends one request and decodes what it left.
  Became send(String path, Map<String, String> headers, byte[] body) {
    HttpResponse<String> answer = post(path, headers, body);
    int raw = decoder.decode(inbox);
    return new Became(
        answer,
        events.rest().stream().map(entry -> Json.read(entry.value(), DeliveryEvent.class)).toList(),
        metrics.rest().stream().map(entry -> batch(entry.value())).toList(),
        raw,
        dead.rest().stream()
            .map(entry ->
                new String(
                    entry.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("; ")));
  }

  private static MetricBatch batch(byte[] value) {
    try {
      return MetricBatches.read(value);
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> post(String path, Map<String, String> headers, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .POST(BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    server.stop();
    inbox.close();
    events.close();
    metrics.close();
    dead.close();
    publisher.close();
    ingest.close();
    client.close();
  }
}
