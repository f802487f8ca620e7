package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@Timeout(60)
@ExtendWith(KafkaExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class EventsIT {

  private static final String EVENTS = "/api/v1/events";
  private static final String DEPLOY =
      "{'kind':'deploy','service':'checkout','version':'1.4.2','at':'2026-11-23T07:59:00Z'}";

  private TestKafka kafka;
  private IngestServer hub;
  private TopicReader events;

  @BeforeAll
  void start(TestKafka shared) {
    kafka = shared.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);
    hub = new IngestServer(kafka, Settings.OF_TESTS);
    events = kafka.read(Topics.EVENTS);
  }

  @AfterEach
  void readOn() {
    events.rest();
  }

  @AfterAll
  void stop() {
    events.close();
    hub.close();
  }

  @Test
  void one_event_is_on_the_topic_when_it_is_answered_202() {
    IngestServer.Reply reply = hub.postJson(EVENTS, quoted(DEPLOY));

    assertThat(reply.status()).isEqualTo(202);
    ConsumerRecord<String, byte[]> entry = events.rest().getFirst();
    var event = (DeployEvent) Json.read(entry.value(), DeliveryEvent.class);
    assertThat(entry.key()).isEqualTo("checkout");
    assertThat(header(entry, "ce_type")).isEqualTo("dev.weatherglass.deploy.finished.v1");
    assertThat(header(entry, "ce_id")).isEqualTo(reply.json().path("id").asString());
    assertThat(reply.json().path("deploy").asString()).isEqualTo(event.deployId());
    assertThat(reply.json().path("environment").asString()).isEqualTo("production");
    assertThat(hub.count(MetricNames.EVENTS_ACCEPTED, "source", "events")).isPositive();
  }

  @Test
  void the_same_event_twice_has_one_identity() {
    String first = hub.postJson(EVENTS, quoted(DEPLOY)).json().path("id").asString();
    String again = hub.postJson(EVENTS, quoted(DEPLOY)).json().path("id").asString();

    assertThat(first).isEqualTo(again);
  }

  @Test
  void the_good_items_of_a_batch_are_kept_and_the_bad_ones_named() {
    IngestServer.Reply reply =
        hub.postJson(
            EVENTS,
            quoted("[" + DEPLOY + ",{'kind':'deplyo','service':'checkout'}," + DEPLOY + "]"),
            "Idempotency-Key",
            "batch-1");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
    JsonNode items = reply.json().path("items");
    assertThat(items.get(0).path("id").asString()).isEqualTo("batch-1/0");
    assertThat(items.get(1).path("status").asInt()).isEqualTo(400);
    assertThat(items.get(1).path("errors").get(0).path("pointer").asString()).isEqualTo("/kind");
    assertThat(items.get(1).path("errors").get(0).path("detail").asString()).contains("deplyo");
    assertThat(items.get(2).path("id").asString()).isEqualTo("batch-1/2");
    assertThat(eventsKept()).isEqualTo(2);
  }

  @Test
  void lines_are_a_batch_and_a_broken_line_costs_only_itself() {
    String body = quoted(DEPLOY) + "\n\n{\"kind\":\n" + quoted(DEPLOY) + "\n";
    IngestServer.Reply said =
        hub.post(
            EVENTS,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/x-ndjson; charset=utf-8");
    IngestServer.Reply seen = hub.postJson(EVENTS, body);

    for (IngestServer.Reply reply : new IngestServer.Reply[] {said, seen}) {
      assertThat(reply.status()).isEqualTo(202);
      assertThat(reply.json().path("accepted").asInt()).isEqualTo(2);
      assertThat(reply.json().path("rejected").asInt()).isEqualTo(1);
      assertThat(reply.json().path("items").get(1).path("status").asInt()).isEqualTo(400);
    }
  }

  @Test
  void a_batch_without_one_good_item_is_refused() {
    IngestServer.Reply reply =
        hub.postJson(EVENTS, quoted("[{'kind':'deploy'},{'service':'checkout'}]"));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json().path("errors").get(0).path("item").asInt()).isZero();
    assertThat(reply.json().path("errors").get(1).path("item").asInt()).isEqualTo(1);
    assertThat(reply.json().path("errors").get(1).path("pointer").asString()).isEqualTo("/kind");
    assertThat(eventsKept()).isZero();
  }

  @Test
  void a_structured_cloud_event_is_an_event_of_ours() {
    IngestServer.Reply reply =
        hub.post(
            EVENTS,
            quoted(
                    "{'specversion':'1.0','id':'17','source':'/ci','service':'checkout',"
                        + "'type':'dev.weatherglass.deploy.started.v1','environment':'prd',"
                        + "'time':'2026-11-23T07:59:00Z','version':'1.4.2','subject':null,"
                        + "'data':{'run':'r1','deploy':{'how':'rollback'}}}")
                .getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "Application/CloudEvents+JSON; charset=utf-8");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("id").asString()).isEqualTo("17");
    assertThat(reply.json().path("environment").asString()).isEqualTo("production");
    var event = (DeployEvent) Json.read(events.next().value(), DeliveryEvent.class);
    assertThat(event.how()).isEqualTo(DeployEvent.How.ROLLBACK);
    assertThat(event.context().run()).isEqualTo("r1");
    assertThat(event.context().identity().source()).isEqualTo("/ci");
  }

  @Test
  void a_binary_cloud_event_is_an_event_of_ours() {
    IngestServer.Reply reply =
        hub.postJson(
            EVENTS,
            "{\"run\":\"r1\"}",
            "ce-specversion",
            "1.0",
            "ce-id",
            "\"17%20a\"",
            "ce-source",
            "/ci",
            "ce-type",
            "dev.weatherglass.deploy.finished.v1",
            "ce-subject",
            "caf%C3%A9");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("id").asString()).isEqualTo("17 a");
    assertThat(reply.json().path("service").asString()).isEqualTo("café");
  }

  @Test
  void a_binary_attribute_that_is_no_utf_8_is_refused_by_its_header() {
    IngestServer.Reply reply =
        hub.postJson(
            EVENTS,
            "{}",
            "ce-specversion",
            "1.0",
            "ce-id",
            "%C3%28",
            "ce-source",
            "/ci",
            "ce-type",
            "x");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("errors").get(0).path("pointer").asString())
        .isEqualToIgnoringCase("ce-id");
  }

  @Test
  void a_cloud_event_of_an_unknown_type_is_kept_raw_and_makes_no_event() {
    double before = keptRaw();
    String body = quoted("{'specversion':'1.0','id':'1','source':'/x','type':'com.example.thing'}");
    IngestServer.Reply reply =
        hub.post(
            EVENTS,
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/cloudevents+json");

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("note").asString()).contains("kept raw");
    try (TopicReader inbox = kafka.read(Topics.INBOX)) {
      assertThat(inbox.nextTexts((int) before + 1)).contains(body);
    }
    assertThat(eventsKept()).isZero();
    assertThat(keptRaw()).isEqualTo(before + 1);
  }

  @Test
  void a_cloud_event_that_a_source_knows_makes_the_event_of_its_webhook() {
    String body =
        quoted(
            "{'context':{'specversion':'0.5.1','id':'d-1','source':'/ci','type':"
                + "'dev.cdevents.service.deployed.0.3.0','timestamp':'2026-11-23T07:58:00Z'},"
                + "'subject':{'id':'checkout','content':{'environment':{'id':'prod'},"
                + "'artifactId':'pkg:oci/checkout@sha256%3A0b31b1c02ff458ad?tag=1.4.2'}}}");
    IngestServer.Reply reply =
        hub.postJson(
            EVENTS,
            body,
            "ce-specversion",
            "1.0",
            "ce-id",
            "d-1",
            "ce-source",
            "/ci",
            "ce-type",
            "dev.cdevents.service.deployed.0.3.0");
    hub.postJson("/webhooks/cdevents", body);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("service").asString()).isEqualTo("checkout");
    var event = (DeployEvent) Json.read(events.next().value(), DeliveryEvent.class);
    assertThat(event.context().revision().version()).isEqualTo("1.4.2");
    assertThat(Json.read(events.next().value(), DeliveryEvent.class)).isEqualTo(event);
  }

  @Test
  void a_cloud_event_that_is_not_what_its_type_promises_is_refused_with_the_field() {
    IngestServer.Reply broken =
        hub.postJson(
            EVENTS,
            "{\"name\":\"shop\",\"build\":{}}",
            "ce-specversion",
            "1.0",
            "ce-id",
            "1",
            "ce-source",
            "/ci",
            "ce-type",
            "org.jenkinsci.job.completed");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.response().body()).contains("/build/number");
    assertThat(eventsKept()).isZero();
  }

  @Test
  void the_good_cloud_events_of_a_batch_are_kept_and_the_bad_ones_named() {
    double before = keptRaw();
    IngestServer.Reply reply =
        hub.post(
            EVENTS,
            quoted(
                    "[{'specversion':'1.0','id':'1','source':'/ci','service':'checkout',"
                        + "'type':'dev.weatherglass.deploy.finished.v1','data':{}},"
                        + "{'specversion':'1.0','id':'2','source':'/ci'},"
                        + "{'specversion':'1.0','id':'3','source':'/ci','type':'com.example.thing'}]")
                .getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/cloudevents-batch+json");

    assertThat(reply.status()).isEqualTo(202);
    JsonNode items = reply.json().path("items");
    assertThat(items.get(0).path("status").asInt()).isEqualTo(202);
    assertThat(items.get(1).path("status").asInt()).isEqualTo(400);
    assertThat(items.get(1).path("errors").get(0).path("pointer").asString()).isEqualTo("/type");
    assertThat(items.get(1).path("errors").get(0).path("item").asInt()).isEqualTo(1);
    assertThat(items.get(2).path("note").asString()).contains("kept raw");
    assertThat(eventsKept()).isEqualTo(1);
    assertThat(keptRaw()).isEqualTo(before + 1);
  }

  private double keptRaw() {
    return hub.count(MetricNames.EVENTS_IGNORED, "reason", "unknown_type");
  }

  private int eventsKept() {
    return events.rest().size();
  }

  private static String header(ConsumerRecord<String, byte[]> entry, String name) {
    return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static String quoted(String json) {
    return json.replace('\'', '"');
  }
}
