package dev.weatherglass.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.house.Repository;
import dev.weatherglass.testkit.Patience;
import dev.weatherglass.testkit.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Each role as a process of its own, against a Kafka that none of them started; and the hub with
/// the settings that the compose file gives it.
class RolesIT {

  private static final String DEPLOY =
      "{\"kind\":\"deploy\",\"service\":\"checkout\",\"version\":\"1.4.2\"}";

  private TestKafka kafka;

  @TempDir private Path directory;

  @BeforeEach
  void start() {
    kafka = TestKafka.start();
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void each_role_runs_alone_and_together_they_are_a_hub() throws Exception {
    try (Hub ingest = role(Role.INGEST);
        Hub streams = role(Role.STREAMS);
        Hub api = role(Role.API);
        Hub notify = role(Role.NOTIFY)) {
      for (Hub hub : new Hub[] {ingest, streams, api, notify}) {
        assertThat(hub.awaitReady(Patience.LIMIT)).isTrue();
        assertThat(get(hub, "/healthz").statusCode()).isEqualTo(200);
        assertThat(get(hub, "/readyz").statusCode()).isEqualTo(200);
      }

      String deploy = deployId(post(ingest));
      HttpResponse<String> verdict = verdict(api, deploy);

      assertThat(verdict.body()).contains("no_data", "checkout sends no series");
      assertThat(get(ingest, "/api/v1/deploys").statusCode()).isEqualTo(404);
      assertThat(get(notify, "/metrics").body()).contains("jvm_memory_used_bytes");
    }
  }

  @Test
  void the_settings_of_the_compose_file_run_as_a_plain_process() throws Exception {
    Map<String, String> variables = composeVariables();
    variables.replaceAll((_, value) ->
        value
            .replace("kafka:9092", kafka.bootstrapServers())
            .replace("/data", directory.resolve("compose").toString()));
    variables.put("WEATHERGLASS_HTTP_PORT", "0");

    try (Hub hub = hub(Configuration.read(Optional.empty(), variables, Map.of()), Role.ALL)) {
      assertThat(hub.awaitReady(Patience.LIMIT)).isTrue();

      assertThat(verdict(hub, deployId(post(hub))).body()).contains("no_data");
    }
  }

  private Hub role(Role role) {
    var flags =
        Map.of(
            "data.directory", directory.resolve(role.word()).toString(),
            "http.port", "0",
            "kafka.bootstrap.servers", kafka.bootstrapServers());
    return hub(Configuration.read(Optional.empty(), Map.of(), flags), Set.of(role));
  }

  private static Hub hub(Configuration configuration, Set<Role> roles) {
    var hub = new Hub(configuration, roles, Surroundings.usual(), _ -> {});
    hub.start();
    return hub;
  }

  private static Map<String, String> composeVariables() {
    var variables = new TreeMap<String, String>();
    YAMLMapper.builder()
        .build()
        .readTree(Repository.text("docker-compose.yml"))
        .at("/services/hub/environment")
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), variable.getValue().asString()));
    return variables;
  }

  /// Asks until the reading side knows the deploy; it answers at once while it does not.
  private static HttpResponse<String> verdict(Hub hub, String deploy)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + Patience.LIMIT.toNanos();
    HttpResponse<String> answer = get(hub, "/api/v1/deploys/" + deploy + "/verdict?wait=20s");
    while (answer.statusCode() == 404 && System.nanoTime() < until) {
      answer = get(hub, "/api/v1/deploys/" + deploy + "/verdict?wait=20s");
    }
    return answer;
  }

  private static String deployId(HttpResponse<String> accepted) {
    assertThat(accepted.statusCode()).isEqualTo(202);
    return YAMLMapper.builder().build().readTree(accepted.body()).path("deploy").asString();
  }

  private static HttpResponse<String> post(Hub hub) throws IOException, InterruptedException {
    return send(
        to(hub, "/api/v1/events")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(DEPLOY, StandardCharsets.UTF_8)));
  }

  private static HttpResponse<String> get(Hub hub, String path)
      throws IOException, InterruptedException {
    return send(to(hub, path).GET());
  }

  private static HttpRequest.Builder to(Hub hub, String path) {
    return HttpRequest.newBuilder(
        URI.create(hub.url().replace("0.0.0.0", "127.0.0.1")).resolve(path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
