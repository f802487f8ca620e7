package dev.weatherglass.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weatherglass.app.access.KnownToken;
import dev.weatherglass.app.access.TokenFile;
import dev.weatherglass.app.client.HubAnswerException;
import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.wire.access.Token;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The whole process with its real broker.
class HubIT {

  private static final Duration READY = Duration.ofSeconds(60);

  @TempDir Path directory;

  private final List<String> lines = new ArrayList<>();

  @Test
  void what_was_accepted_is_there_after_a_restart_for_who_has_a_token() throws Exception {
    String deploy;
    try (Hub hub = started();
        HubClient client = new HubClient(hub.url())) {
      JsonNode answer =
          client.send(Map.of("kind", "deploy", "service", "checkout", "version", "v1"));
      deploy = answer.path("deploy").asString("");
      assertThat(verdict(client, deploy).path("state").asString("")).isEqualTo("no_data");
    }

    Token ours = token("dana", List.of("read", "events:write"), List.of());
    Token theirs = token("payment", List.of("read"), List.of("payment"));
    try (Hub hub = started();
        HubClient stranger = new HubClient(hub.url());
        HubClient payment = new HubClient(hub.url(), Optional.of(theirs.text()));
        HubClient client = new HubClient(hub.url(), Optional.of(ours.text()))) {
      assertRefused(401, () -> stranger.get("/api/v1/deploys"));
      assertRefused(401, () -> stranger.send(Map.of("kind", "deploy", "service", "checkout")));
      assertRefused(404, () -> payment.get("/api/v1/deploys/" + deploy));
      assertRefused(403, () -> payment.send(Map.of("kind", "deploy", "service", "payment")));
      assertThat(payment.get("/api/v1/deploys").path("items").size()).isZero();
      assertThat(stranger.get("/readyz").path("ready").asBoolean()).isTrue();
      assertThat(client.get("/api/v1/deploys/" + deploy).path("service").asString(""))
          .isEqualTo("checkout");
      assertThat(client.get("/api/v1/deploys").path("items").size()).isEqualTo(1);
    }
    assertThat(PortFile.read(directory)).isEmpty();
    assertThat(Files.readAllLines(directory.resolve("audit.jsonl")))
        .satisfiesExactly(
            line -> assertThat(line).contains("\"who\":\"everybody\"", "\"status\":202"),
            line -> assertThat(line).contains("\"who\":\"nobody\"", "\"status\":401"),
            line -> assertThat(line).contains("\"who\":\"payment\"", "\"status\":403"));
  }

  @Test
  void a_public_address_is_refused_without_tokens_and_taken_with_them() {
    try (Hub hub = publicHub()) {
      assertThatThrownBy(hub::start)
          .isInstanceOf(HubRefusedException.class)
          .hasMessageContaining("weatherglass token create");
    }
    token("admin", List.of("admin"), List.of());

    try (Hub hub = publicHub()) {
      assertThatThrownBy(hub::start) // now for what it wants next, a broker
          .hasMessageContaining("kafka.bootstrap.servers is missing");
    }
  }

  @Test
  void every_role_offers_operations_and_problems_in_one_form() throws InterruptedException {
    try (Hub hub = started();
        HubClient client = new HubClient(hub.url())) {
      assertThat(client.get("/readyz").path("ready").asBoolean()).isTrue();
      assertThat(client.get("/healthz").path("status").asString("")).isEqualTo("ok");
      assertThat(client.get("/version").path("java").asString("")).startsWith("25");
      assertThat(PortFile.read(directory)).map(PortFile::url).contains(hub.url());
      assertThatThrownBy(() -> client.get("/nothing"))
          .isInstanceOfSatisfying(
              HubAnswerException.class, e -> assertThat(e.status()).isEqualTo(404))
          .hasMessageContaining("there is nothing at /nothing");
      assertThat(lines).anyMatch(line -> line.contains("streams  RUNNING"));
    }
  }

  @Test
  void one_role_alone_wants_a_broker_that_others_reach() {
    try (Hub hub = new Hub(configuration(), Set.of(Role.API), Surroundings.usual(), lines::add)) {
      assertThatThrownBy(hub::start)
          .isInstanceOf(HubRefusedException.class)
          .hasMessageContaining("kafka.bootstrap.servers is missing");
    }
  }

  private Hub started() throws InterruptedException {
    Hub hub = new Hub(configuration(), Role.ALL, Surroundings.usual(), lines::add);
    hub.start();
    assertThat(hub.awaitReady(READY)).as(hub.url() + "/readyz").isTrue();
    return hub;
  }

  private Hub publicHub() {
    var flags = Map.of("data.directory", directory.toString(), "http.host", "0.0.0.0");
    var configuration = Configuration.read(Optional.empty(), Map.of(), flags);
    return new Hub(configuration, Set.of(Role.API), Surroundings.usual(), lines::add);
  }

  private Token token(String name, List<String> scopes, List<String> services) {
    Token token = Token.make(new SecureRandom());
    var asked = new KnownToken.Request(name, scopes, services, null);
    new TokenFile(directory.resolve("tokens.json"))
        .change(known ->
            Stream.concat(known.stream(), Stream.of(KnownToken.of(token, asked, Instant.EPOCH)))
                .toList());
    return token;
  }

  private static void assertRefused(int status, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            HubAnswerException.class, e -> assertThat(e.status()).isEqualTo(status));
  }

  private static JsonNode verdict(HubClient client, String deploy) throws InterruptedException {
    long end = System.nanoTime() + READY.toNanos();
    while (client.get("/api/v1/deploys").path("items").isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait(); // history follows the topic; each turn is a request
    }
    return client.get("/api/v1/deploys/" + deploy + "/verdict?wait=30s");
  }

  private Configuration configuration() {
    return Configuration.read(
        Optional.empty(),
        Map.of(),
        Map.of("data.directory", directory.toString(), "http.port", "0", "kafka.port", "0"));
  }
}
