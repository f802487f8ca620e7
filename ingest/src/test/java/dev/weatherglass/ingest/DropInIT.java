package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever posts to another product changes the address and nothing else.
@Timeout(90)
@ExtendWith(KafkaExtension.class)
class DropInIT {

  private static final String DEVLAKE = "/api/rest/plugins/webhook/7/deployments";
  private static final String DATADOG = "/api/v2/dora/deployment";
  private static final String ALERTS = "/api/v2/alerts";
  private static final String SHA = "015e3d3b480e417aede5a1293bd61de9b0fd051d";

  private TestKafka kafka;
  private IngestServer hub;

  @BeforeEach
  void start(TestKafka shared) {
    kafka = shared.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);
    var secret = new SourceSettings("s3cret", false);
    IngestSettings settings = Settings.OF_TESTS;
    hub =
        new IngestServer(
            kafka,
            new IngestSettings(
                "production",
                settings.services(),
                Map.of("devlake", secret, "datadog", secret, "alertmanager", secret),
                settings.ticks()));
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/rest/plugins/webhook/7/deployments",
        "/api/rest/plugins/webhook/connections/7/deployments",
        "/api/plugins/webhook/7/deployments",
        "/api/plugins/webhook/connections/7/deployments"
      })
  void a_deployment_for_devlake_is_one_deploy_however_many_commits_it_has(String path) {
    var reply =
        post(
            path,
            """
            {"id": "d-1", "startedDate": "2026-11-23T07:50:00+00:00",
             "finishedDate": "2026-11-23T07:55:00+00:00", "environment": "PRODUCTION",
             "result": "FAILURE", "deploymentCommits": [
               {"repoUrl": "https://git.example/acme/shop.git", "commitSha": "%s"},
               {"repoUrl": "https://git.example/acme/other", "commitSha": "ffff"}]}
            """
                .formatted(SHA));

    assertThat(reply.status()).isEqualTo(200);
    List<DeliveryEvent> events = events(2);
    assertThat(events)
        .extracting(event -> event.context().phase())
        .containsExactly(Phase.STARTED, Phase.FINISHED);
    EventContext end = events.getLast().context();
    assertThat(end.outcome()).isEqualTo(Outcome.FAILURE);
    assertThat(end.service()).isEqualTo("acme/shop");
    assertThat(end.environment()).isEqualTo("production");
    assertThat(end.revision().commit()).isEqualTo(SHA);
    assertThat(end.at()).isEqualTo(Instant.parse("2026-11-23T07:55:00Z"));
    assertThat(events)
        .extracting(event -> ((DeployEvent) event).deployId())
        .containsOnly(reply.json().path("deploy").asString());
  }

  @Test
  void the_older_form_for_devlake_has_defaults_and_the_same_id_again_is_the_same_deploy() {
    String body =
        """
        {"pipeline_id": "d-2", "start_time": "2026-11-23T07:50:00Z",
         "repo_url": "git@git.example:acme/shop.git", "commit_sha": "%s"}
        """
            .formatted(SHA);
    var first = post(DEVLAKE, body);
    var second = post(DEVLAKE, body);

    assertThat(second.json()).isEqualTo(first.json());
    List<DeliveryEvent> events = events(4);
    assertThat(events.get(1).context().identity()).isEqualTo(events.get(3).context().identity());
    assertThat(events.get(1).context().outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(events.get(1).context().service()).isEqualTo("acme/shop");
    assertThat(events.get(1).context().environment()).isEqualTo("production");
    assertThat(events.get(1).context().at()).isEqualTo(IngestServer.NOW);
  }

  @Test
  void a_deployment_for_datadog_is_answered_with_its_id() {
    var reply =
        post(
            DATADOG,
            """
            {"data": {"attributes": {"service": "checkout", "started_at": 1795419000000000000,
              "finished_at": 1795419060, "env": "prod", "id": "dd-1", "version": "1.4.2",
              "git": {"commit_sha": "%s", "repository_url": "https://git.example/acme/shop"}}}}
            """
                .formatted(SHA),
            "DD-API-KEY",
            "s3cret");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().at("/data/id").asString()).isEqualTo("dd-1");
    assertThat(reply.json().at("/data/type").asString()).isEqualTo("dora_deployment");
    List<DeliveryEvent> events = events(2);
    EventContext begin = events.getFirst().context();
    assertThat(begin.at()).isEqualTo(Instant.ofEpochSecond(1795419000));
    assertThat(begin.phase()).isEqualTo(Phase.STARTED);
    EventContext end = events.getLast().context();
    assertThat(end.at()).isEqualTo(Instant.ofEpochSecond(1795419060));
    assertThat(end.service()).isEqualTo("checkout");
    assertThat(end.environment()).isEqualTo("production");
    assertThat(end.revision().version()).isEqualTo("1.4.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"failure", "incident"})
  void a_failure_for_datadog_is_an_incident_with_its_end(String word) {
    var reply =
        post(
            "/api/v2/dora/" + word,
            """
            {"data": {"attributes": {"services": ["checkout"], "started_at": 1795419000,
              "finished_at": 1795419060000, "env": "prod", "name": "Carts are empty",
              "severity": "SEV-1"}}}
            """);

    assertThat(reply.json().at("/data/type").asString()).isEqualTo("dora_failure");
    List<DeliveryEvent> events = events(2);
    assertThat(events)
        .extracting(event -> event.context().phase())
        .containsExactly(Phase.OPENED, Phase.RESOLVED);
    assertThat(events)
        .extracting(event -> ((IncidentEvent) event).key())
        .containsOnly(reply.json().at("/data/id").asString());
  }

  @Test
  void prometheus_may_take_us_for_an_alertmanager_and_say_everything_again() {
    String firing =
        """
        [{"labels": {"alertname": "HighErrorRatio", "service": "checkout", "severity": "page"},
          "annotations": {"summary": "Too many errors"},
          "startsAt": "2026-11-23T07:30:00.731Z", "endsAt": "2026-11-23T08:04:00.731Z",
          "generatorURL": "http://prometheus.example/graph"}]
        """;
    var first = post(ALERTS, firing);
    var again = post(ALERTS, firing.replace("08:04:00", "08:05:00"));
    var over = post(ALERTS, firing.replace("08:04:00", "07:59:00"));

    assertThat(List.of(first, again, over))
        .extracting(IngestServer.Reply::status)
        .containsOnly(200);
    List<DeliveryEvent> events = events(3);
    assertThat(events.get(0).context().identity()).isEqualTo(events.get(1).context().identity());
    assertThat(events)
        .extracting(event -> event.context().phase())
        .containsExactly(Phase.OPENED, Phase.OPENED, Phase.RESOLVED);
    assertThat(events)
        .extracting(event -> ((IncidentEvent) event).key())
        .containsOnly("aecd3b48d73b8734/2026-11-23T07:30:00.731Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/api/rest/plugins/webhook/7/deployments|{\"id\": \"d-1\"}|/startedDate|startedDate (or start_time) is missing",
        "/api/rest/plugins/webhook/7/deployments|{\"id\": 1, \"startedDate\": \"today\"}|/startedDate|startedDate must be a time like 2026-11-23T08:00:00Z but was \"today\"",
        "/api/rest/plugins/webhook/7/deployments|{\"startedDate\": \"2026-11-23T07:50:00Z\"}|/id|id (or pipeline_id) is missing",
        "/api/v2/dora/deployment|{\"data\": {\"attributes\": {\"started_at\": 1}}}|/data/attributes/service|data.attributes.service is missing",
        "/api/v2/dora/deployment|{\"data\": {\"attributes\": {\"service\": \"a\", \"started_at\": \"x\"}}}|/data/attributes/started_at|data.attributes.started_at must be seconds, milliseconds or nanoseconds since 1970 but was \"x\"",
        "/api/v2/alerts|[{\"labels\": {}}]|/0/labels|/0/labels must hold at least one label but was {}",
        "/api/v2/alerts|[|''|the body is not JSON",
      })
  void what_cannot_be_used_is_answered_400_with_field_and_value(
      String path, String body, String field, String detail) {
    var reply = post(path, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(field);
    assertThat(reply.json().at("/errors/0/detail").asString()).startsWith(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {DEVLAKE, DATADOG, ALERTS})
  void without_the_secret_nothing_is_taken(String path) {
    assertThat(hub.postJson(path, "[]").status()).isEqualTo(401);
    assertThat(hub.postJson(path, "[]", "Authorization", "Bearer wrong").status()).isEqualTo(401);
  }

  private IngestServer.Reply post(String path, String body) {
    return post(path, body, "Authorization", "Bearer s3cret");
  }

  private IngestServer.Reply post(String path, String body, String... headers) {
    return hub.postJson(path, body, headers);
  }

  private List<DeliveryEvent> events(int count) {
    try (TopicReader reader = kafka.read(Topics.EVENTS)) {
      return reader.next(count).stream()
          .map(entry -> Json.read(entry.value(), DeliveryEvent.class))
          .toList();
    }
  }
}
