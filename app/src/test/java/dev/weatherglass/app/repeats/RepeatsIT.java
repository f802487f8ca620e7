package dev.weatherglass.app.repeats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.hub.Hub;
import dev.weatherglass.app.hub.PortFile;
import dev.weatherglass.app.hub.Role;
import dev.weatherglass.app.hub.Surroundings;
import dev.weatherglass.broker.BrokerSettings.WhenBusy;
import dev.weatherglass.ingest.publish.TickSettings;
import dev.weatherglass.testkit.Patience;
import dev.weatherglass.testkit.payloads.OracleRow;
import dev.weatherglass.testkit.payloads.PayloadRequest;
import dev.weatherglass.testkit.payloads.Payloads;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every payload of every tool once in order, and every one twice in another order with a fifth of
/// them once more: history is the same.
@Timeout(300)
class RepeatsIT {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final long SEED = 20_261_123;
  private static final double MORE = .2;

  @TempDir Path directory;

  @Test
  void everything_twice_in_random_order_leaves_the_same_history() throws Exception {
    List<PayloadRequest> once = requests();
    List<PayloadRequest> often = new ArrayList<>(once);
    often.addAll(once);
    Collections.shuffle(often, new Random(SEED));
    often.addAll(often.subList(0, (int) (MORE * often.size())));
    Collections.shuffle(often, new Random(SEED + 1));

    List<String> first = historyOf(once, "once");
    List<String> second = historyOf(often, "often");

    assertThat(first).as("rows of history").hasSizeGreaterThan(100);
    assertThat(String.join("\n", second)).isEqualTo(String.join("\n", first));
  }

  private static List<PayloadRequest> requests() {
    Payloads payloads = Payloads.find();
    return payloads.oracle().stream()
        .filter(row -> row.overHttp() && row.metrics().isMissingNode())
        .filter(row -> payloads.has(row.file()))
        .map(row -> withOwnId(row, payloads.request(row)))
        .toList();
  }

  /// The published samples of CDEvents share one id: each gets its own, but a repeat that of the
  /// file it repeats.
  private static PayloadRequest withOwnId(OracleRow row, PayloadRequest request) {
    if (!row.source().equals("cdevents")) {
      return request;
    }
    String file = row.dedupeOf().isEmpty() ? row.file() : row.dedupeOf();
    String id = UUID.nameUUIDFromBytes(file.getBytes(StandardCharsets.UTF_8)).toString();
    String ids = "271069a8-fc18-44f1-b38f-9d70a1695819|F4BD2B55-B6F6-4F44-AF72-BD2D0E7A8708";
    var headers = new HashMap<String, String>();
    request.headers().forEach((name, value) -> headers.put(name, value.replaceAll(ids, id)));
    String body = new String(request.body(), StandardCharsets.UTF_8).replaceAll(ids, id);
    return new PayloadRequest(request.path(), headers, body.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> historyOf(List<PayloadRequest> requests, String name) throws Exception {
    Path data = directory.resolve(name);
    try (Hub hub = hub(data);
        HttpClient client = HttpClient.newHttpClient()) {
      hub.start();
      assertThat(hub.awaitReady(Patience.LIMIT)).as("the hub is ready").isTrue();
      for (PayloadRequest request : requests) {
        send(client, hub.url(), request);
      }
      String broker = PortFile.read(data).orElseThrow().broker();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
        new QuietTopics(admin).await(() -> lag(client, hub.url()) == 0);
        hub.tick();
        new QuietTopics(admin).await(() -> lag(client, hub.url()) == 0);
      }
    }
    return HistoryDump.of(database(data));
  }

  private static Path database(Path data) throws Exception {
    try (var files = Files.walk(data)) {
      return files.filter(file -> file.toString().endsWith(".db")).findFirst().orElseThrow();
    }
  }

  private static Hub hub(Path data) {
    var flags = Map.of("data.directory", data.toString(), "http.port", "0", "kafka.port", "0");
    var byHand = new TickSettings(false, Duration.ofSeconds(1), Duration.ZERO);
    return new Hub(
        Configuration.read(Optional.empty(), Map.of(), flags),
        Role.ALL,
        new Surroundings(() -> NOW, InstantSource.system(), byHand, WhenBusy.REFUSE),
        _ -> {});
  }

  private static void send(HttpClient client, String url, PayloadRequest request) throws Exception {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(url + request.path()))
            .POST(BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    int status = client.send(builder.build(), BodyHandlers.discarding()).statusCode();
    assertThat(status).as(request.path()).isLessThan(500);
  }

  /// How many records all readers have not read yet, by the hub's own account.
  private static double lag(HttpClient client, String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
      return client
          .send(request, BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith("weatherglass_consumer_lag"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
