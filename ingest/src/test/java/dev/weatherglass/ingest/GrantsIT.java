package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Topics;
import dev.weatherglass.wire.access.Grant;
import dev.weatherglass.wire.access.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/// Who may send what, as far as only ingest can tell.
@Timeout(90)
@ExtendWith(KafkaExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class GrantsIT {

  private static final String EVENTS = "/api/v1/events";
  private static final String OURS = "{\"kind\":\"deploy\",\"service\":\"checkout\"}";
  private static final String THEIRS = "{\"kind\":\"deploy\",\"service\":\"payment\"}";
  private static final Grant CHECKOUT =
      new Grant("checkout-ci", Set.of(Scope.EVENTS_WRITE), Optional.of(Set.of("checkout")));
  private static final Grant CI = new Grant("ci", Set.of(Scope.EVENTS_WRITE), Optional.empty());
  private static final Grant READER = new Grant("reader", Set.of(Scope.READ), Optional.empty());

  private IngestServer hub;
  private TopicReader events;
  private TopicReader metrics;
  private TopicReader inbox;

  @BeforeAll
  void start(TestKafka shared) {
    TestKafka kafka =
        shared.create(Topics.INBOX, Topics.EVENTS, Topics.METRICS, Topics.DEAD_LETTERS);
    hub =
        new IngestServer(
            kafka,
            new IngestSettings(
                "production",
                Map.of(),
                Map.of("jenkins", new SourceSettings("s3cret", false)),
                Settings.OF_TESTS.ticks()));
    events = kafka.read(Topics.EVENTS);
    metrics = kafka.read(Topics.METRICS);
    inbox = kafka.read(Topics.INBOX);
  }

  @AfterEach
  void readOn() {
    events.rest();
    metrics.rest();
    inbox.rest();
  }

  @AfterAll
  void stop() {
    events.close();
    metrics.close();
    inbox.close();
    hub.close();
  }

  @Test
  void an_event_for_another_service_is_403_and_not_kept() {
    hub.sentBy(CHECKOUT);

    IngestServer.Reply reply = hub.postJson(EVENTS, THEIRS);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.json().at("/type").asString()).isEqualTo("/problems/forbidden");
    assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/service");
    assertThat(reply.json().at("/detail").asString())
        .isEqualTo("token checkout-ci may not send for service payment");
    assertThat(hub.postJson(EVENTS, OURS).status()).isEqualTo(202);
    assertThat(events.rest()).hasSize(1);
  }

  @Test
  void an_event_of_a_host_is_for_who_may_send_for_every_service() {
    String drift = "{\"kind\":\"config\",\"host\":\"web-1\",\"config\":{\"tool\":\"puppet\"}}";

    hub.sentBy(CHECKOUT);
    assertThat(hub.postJson(EVENTS, drift).json().at("/detail").asString())
        .contains("what belongs to no service");

    hub.sentBy(CI);
    assertThat(hub.postJson(EVENTS, drift).status()).isEqualTo(202);
  }

  @Test
  void in_a_batch_only_the_item_for_another_service_is_refused() {
    hub.sentBy(CHECKOUT);

    JsonNode answer = hub.postJson(EVENTS, "[" + OURS + "," + THEIRS + ",{}]").json();

    assertThat(answer.at("/accepted").asInt()).isEqualTo(1);
    assertThat(answer.at("/items/0/status").asInt()).isEqualTo(202);
    assertThat(answer.at("/items/1/status").asInt()).isEqualTo(403);
    assertThat(answer.at("/items/1/errors/0/item").asInt()).isEqualTo(1);
    assertThat(answer.at("/items/2/status").asInt()).isEqualTo(400);
    assertThat(events.rest()).hasSize(1);
  }

  @Test
  void a_batch_of_which_nothing_may_be_sent_is_403_as_a_whole() {
    hub.sentBy(CHECKOUT);

    assertThat(hub.postJson(EVENTS, "[" + THEIRS + "," + THEIRS + "]").status()).isEqualTo(403);
    assertThat(hub.postJson(EVENTS, "[" + THEIRS + ",{}]").status()).isEqualTo(400);
  }

  @Test
  void cloud_events_are_no_way_around_it() {
    String event =
        """
        {"specversion":"1.0","id":"1","source":"/ci","type":"dev.weatherglass.deploy.finished.v1",
         "service":"payment","version":"1"}
        """;
    String unknown =
        "{\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"/x\",\"type\":\"com.example.x\"}";
    hub.sentBy(CHECKOUT);

    assertThat(cloudEvents("", event).status()).isEqualTo(403);
    assertThat(cloudEvents("", unknown).status()).isEqualTo(403);
    IngestServer.Reply batch =
        cloudEvents("-batch", "[" + event + "," + event.replace("payment", "checkout") + "]");

    assertThat(batch.status()).isEqualTo(202);
    assertThat(batch.json().at("/items/0/status").asInt()).isEqualTo(403);
    assertThat(batch.json().at("/items/1/status").asInt()).isEqualTo(202);
    assertThat(inbox.rest()).isEmpty();
  }

  @Test
  void a_file_for_another_service_is_403() {
    byte[] report =
        "<testsuite name=\"a\" tests=\"1\"><testcase name=\"b\"/></testsuite>"
            .getBytes(StandardCharsets.UTF_8);
    hub.sentBy(CHECKOUT);

    assertThat(hub.post("/api/v1/junit?service=payment", report).status()).isEqualTo(403);
    assertThat(hub.post("/api/v1/junit?service=checkout", report).status()).isEqualTo(202);
  }

  @Test
  void metrics_of_another_service_are_403_and_nothing_of_the_request_is_kept() {
    String ours = "load,service=checkout value=1 1795420800000000000\n";
    String theirs = "load,service=payment value=1 1795420800000000000\n";
    hub.sentBy(CHECKOUT);

    IngestServer.Reply refused = lines(ours + theirs);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().at("/detail").asString()).contains("service payment");
    assertThat(metrics.rest()).isEmpty();
    assertThat(lines(ours).status()).isEqualTo(204);
  }

  @Test
  void a_drop_in_for_another_service_is_403() {
    String deployment =
        """
        {"data":{"attributes":{"service":"%s","started_at":1795420700000000000,
         "finished_at":1795420800000000000,"version":"1"}}}
        """;
    hub.sentBy(CHECKOUT);

    assertThat(hub.postJson("/api/v2/dora/deployment", deployment.formatted("payment")).status())
        .isEqualTo(403);
    assertThat(hub.postJson("/api/v2/dora/deployment", deployment.formatted("checkout")).status())
        .isEqualTo(200);
  }

  @Test
  void a_webhook_without_a_secret_wants_a_token_that_may_send() {
    hub.sentBy(Grant.NOTHING);
    assertThat(hub.postJson("/webhooks/argocd", "{}").status()).isEqualTo(401);
    assertThat(hub.postJson("/api/v2/dora/deployment", "{}").status()).isEqualTo(401);
    assertThat(hub.postJson("/pdb/cmd/v1?command=store_report", "{}").status()).isEqualTo(401);

    hub.sentBy(READER);
    assertThat(hub.postJson("/webhooks/argocd", "{}").json().at("/detail").asString())
        .isEqualTo("token reader has not the scope events:write");

    hub.sentBy(CHECKOUT);
    assertThat(hub.postJson("/webhooks/argocd", "{}").status()).isEqualTo(403);
    assertThat(inbox.rest()).isEmpty();

    hub.sentBy(CI);
    assertThat(hub.postJson("/webhooks/argocd", "{}").status()).isEqualTo(202);
  }

  @Test
  void a_webhook_with_a_secret_needs_no_token_and_no_token_stands_in_for_it() {
    hub.sentBy(Grant.NOTHING);
    assertThat(hub.postJson("/webhooks/jenkins", "{}", "Authorization", "Bearer s3cret").status())
        .isEqualTo(202);

    hub.sentBy(CI);
    assertThat(hub.postJson("/webhooks/jenkins", "{}").status()).isEqualTo(401);
  }

  private IngestServer.Reply cloudEvents(String form, String body) {
    return hub.post(
        EVENTS,
        body.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/cloudevents" + form + "+json");
  }

  private IngestServer.Reply lines(String lines) {
    return hub.post("/api/v2/write", lines.getBytes(StandardCharsets.UTF_8));
  }
}
