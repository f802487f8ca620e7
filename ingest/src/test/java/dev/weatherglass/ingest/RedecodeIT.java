package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceSettings;
import dev.weatherglass.ingest.names.ServiceSettings.NativeName;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Webhooks of the past are decoded once more, after a mapping was mended.
@Timeout(90)
@ExtendWith(KafkaExtension.class)
class RedecodeIT {

  private static final Instant MENDED = IngestServer.NOW.plusSeconds(3_600);
  private static final String LONG_AGO = "{\"since\":\"2020-01-01T00:00:00Z\"}";

  private TestKafka kafka;

  @BeforeEach
  void emptyTopics(TestKafka shared) {
    kafka = shared.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);
  }

  @Test
  void a_mended_mapping_is_seen_in_the_past_under_the_same_identity_and_recorded_later() {
    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      DeliveryEvent before = decodedBefore(events, deployOf("octo/shop"));

      try (var hub = new IngestServer(kafka, mapped(), () -> MENDED, () -> MENDED)) {
        IngestServer.Reply reply = hub.postJson("/api/v1/redecode", LONG_AGO);

        assertThat(reply.status()).isEqualTo(202);
        assertThat(reply.json().path("webhooks").asInt()).isEqualTo(1);
        DeliveryEvent after = event(events);
        assertThat(before.context().service()).isEqualTo("octo/shop");
        assertThat(after.context().service()).isEqualTo("checkout");
        assertThat(after.context().identity()).isEqualTo(before.context().identity());
        assertThat(after.context().at()).isEqualTo(before.context().at());
        assertThat(after.context().recorded()).isEqualTo(MENDED);
        assertThat(hub.count(MetricNames.EVENTS_REDECODED, "source", "github")).isEqualTo(1);
        assertThat(hub.count(MetricNames.EVENTS_ACCEPTED, "source", "github")).isZero();
      }
    }
  }

  @Test
  void it_is_done_once_and_what_comes_meanwhile_is_decoded_after_it() {
    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      decodedBefore(events, deployOf("octo/shop"));
      try (var hub = new IngestServer(kafka, mapped(), () -> MENDED, () -> MENDED)) {
        hub.postJson("/api/v1/redecode", LONG_AGO);
        hub.postJson("/api/v1/redecode", LONG_AGO);
        deliver(hub, deployOf("octo/search"));

        assertThat(events.next(3).stream().map(ConsumerRecord::key))
            .containsExactlyInAnyOrder("checkout", "checkout", "octo/search");
      }

      try (var hub = new IngestServer(kafka, mapped())) {
        deliver(hub, deployOf("octo/mail"));

        assertThat(service(events)).isEqualTo("octo/mail");
        assertThat(events.rest()).isEmpty();
      }
    }
  }

  @Test
  void only_the_source_that_was_named_is_decoded_again() {
    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      decodedBefore(events, deployOf("octo/shop"));
      try (var hub = new IngestServer(kafka, mapped())) {
        IngestServer.Reply reply =
            hub.postJson(
                "/api/v1/redecode", "{\"since\":\"2020-01-01T00:00:00Z\",\"source\":\"gitlab\"}");
        deliver(hub, deployOf("octo/search"));

        assertThat(reply.json().path("source").asString()).isEqualTo("gitlab");
        assertThat(service(events)).isEqualTo("octo/search");
        assertThat(events.rest()).isEmpty();
      }
    }
  }

  @Test
  void what_still_cannot_be_read_is_not_buried_twice() {
    try (var hub = new IngestServer(kafka, mapped());
        TopicReader letters = kafka.read(Topics.DEAD_LETTERS);
        TopicReader events = kafka.read(Topics.EVENTS)) {
      deliver(hub, "{\"repository\":");
      letters.next();
      hub.postJson("/api/v1/redecode", LONG_AGO);
      deliver(hub, deployOf("octo/search"));

      assertThat(service(events)).isEqualTo("octo/search");
      assertThat(letters.rest()).isEmpty();
    }
  }

  @Test
  void a_wish_that_nobody_can_grant_is_400_with_all_errors_and_leaves_no_trace() {
    try (var hub = new IngestServer(kafka, mapped());
        TopicReader inbox = kafka.read(Topics.INBOX)) {
      IngestServer.Reply wrong =
          hub.postJson("/api/v1/redecode", "{\"since\":\"yesterday\",\"source\":\"gitbub\"}");
      IngestServer.Reply later =
          hub.postJson("/api/v1/redecode", "{\"since\":\"2099-01-01T00:00:00Z\"}");
      IngestServer.Reply nothing = hub.postJson("/api/v1/redecode", "[]");

      assertThat(wrong.status()).isEqualTo(400);
      assertThat(wrong.json().path("errors").size()).isEqualTo(2);
      assertThat(wrong.response().body()).contains("yesterday", "gitbub", "gitlab");
      assertThat(later.response().body()).contains("must not be after now");
      assertThat(nothing.status()).isEqualTo(400);
      assertThat(inbox.rest()).isEmpty();
    }
  }

  /// What a hub without a mapping made of a webhook.
  private DeliveryEvent decodedBefore(TopicReader events, String json) {
    try (var hub = new IngestServer(kafka, unmapped())) {
      deliver(hub, json);
      return event(events);
    }
  }

  private static void deliver(IngestServer hub, String json) {
    IngestServer.Reply reply =
        hub.post(
            "/webhooks/github",
            json.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "X-GitHub-Event",
            "deployment_status");
    assertThat(reply.status()).as(reply.response().body()).isEqualTo(202);
  }

  private static String deployOf(String repository) {
    return """
    {"deployment_status":{"id":9001,"state":"success","environment":"prod",
      "created_at":"2026-11-23T07:58:30Z"},
     "deployment":{"id":4242,"sha":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567","ref":"v1.4.2"},
     "repository":{"full_name":"%s"}}
    """
        .formatted(repository);
  }

  private static DeliveryEvent event(TopicReader events) {
    return Json.read(events.next().value(), DeliveryEvent.class);
  }

  private static String service(TopicReader events) {
    return String.valueOf(event(events).context().service());
  }

  private static IngestSettings unmapped() {
    return with(Map.of());
  }

  /// `octo/shop` is `checkout`.
  private static IngestSettings mapped() {
    return with(
        Map.of(
            "checkout",
            new ServiceSettings(
                List.of(new NativeName("github", "octo/shop", null)), null, List.of(), List.of())));
  }

  private static IngestSettings with(Map<String, ServiceSettings> services) {
    IngestSettings tests = Settings.OF_TESTS;
    return new IngestSettings(
        "production", services, Map.of("github", SourceSettings.OPEN), tests.ticks());
  }
}
