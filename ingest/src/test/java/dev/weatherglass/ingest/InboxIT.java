package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.DeadLetter;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(90)
@ExtendWith(KafkaExtension.class)
class InboxIT {

  private static final String STATUS =
      """
      {"deployment_status":{"id":9001,"state":"success","environment":"prod",
        "created_at":"2026-11-23T07:58:30Z"},
       "deployment":{"id":4242,"sha":"9f2c6b5d0a3e4f718293a4b5c6d7e8f901234567","ref":"v1.4.2"},
       "repository":{"full_name":"octo/shop"}}
      """;

  private TestKafka kafka;
  private IngestServer hub;

  @BeforeEach
  void start(TestKafka shared) {
    kafka = shared.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);
    hub = new IngestServer(kafka, Settings.OF_TESTS);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void a_signed_webhook_becomes_an_event_under_our_names() {
    IngestServer.Reply reply = deliver("deployment_status", STATUS);

    assertThat(reply.status()).isEqualTo(202);
    assertThat(reply.json().path("accepted").asBoolean()).isTrue();
    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      ConsumerRecord<String, byte[]> entry = events.next();
      var event = (DeployEvent) Json.read(entry.value(), DeliveryEvent.class);
      assertThat(entry.key()).isEqualTo("checkout");
      assertThat(event.context().environment()).isEqualTo("production");
      assertThat(event.context().run()).isEqualTo("4242");
    }
  }

  @Test
  void a_redelivery_has_the_same_identity() {
    deliver("deployment_status", STATUS);
    deliver("deployment_status", STATUS);

    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      assertThat(events.next(2))
          .extracting(entry -> Json.read(entry.value(), DeliveryEvent.class).context().identity())
          .satisfies(identities -> assertThat(identities.get(0)).isEqualTo(identities.get(1)));
    }
  }

  @Test
  void the_inbox_keeps_the_raw_bytes_and_no_secret() {
    byte[] body = STATUS.getBytes(StandardCharsets.UTF_8);
    String signature = signature(body);
    hub.post(
        "/webhooks/github",
        body,
        "X-GitHub-Event",
        "deployment_status",
        "X-Hub-Signature-256",
        signature,
        "Authorization",
        "Bearer wg_secret",
        "Cookie",
        "session=wg_secret");

    try (TopicReader inbox = kafka.read(Topics.INBOX)) {
      ConsumerRecord<String, byte[]> entry = inbox.next();
      assertThat(entry.key()).isEqualTo("github");
      assertThat(entry.value()).isEqualTo(body);
      var headers = new StringBuilder();
      entry
          .headers()
          .forEach(header ->
              headers
                  .append(header.key())
                  .append('=')
                  .append(new String(header.value(), StandardCharsets.UTF_8))
                  .append('\n'));
      assertThat(headers.toString())
          .contains("http-x-github-event=deployment_status", "http-authorization=redacted")
          .doesNotContain("wg_secret", signature);
    }
  }

  @Test
  void a_wrong_or_missing_signature_is_401_and_nothing_is_kept() {
    byte[] body = STATUS.getBytes(StandardCharsets.UTF_8);
    IngestServer.Reply wrong =
        hub.post(
            "/webhooks/github",
            body,
            "X-GitHub-Event",
            "deployment_status",
            "X-Hub-Signature-256",
            "sha256=" + "00".repeat(32));
    IngestServer.Reply missing =
        hub.post("/webhooks/github", body, "X-GitHub-Event", "deployment_status");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(missing.status()).isEqualTo(401);
    assertThat(missing.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("X-Hub-Signature-256");
    try (TopicReader inbox = kafka.read(Topics.INBOX)) {
      assertThat(inbox.rest()).isEmpty();
    }
  }

  @Test
  void an_unknown_source_is_404_and_names_the_known_ones() {
    IngestServer.Reply reply = hub.postJson("/webhooks/gitbub", "{}");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.json().path("detail").asString()).contains("github", "gitbub");
  }

  @Test
  void the_unreadable_goes_to_the_dead_letters_and_holds_nobody_up() {
    deliver("deployment_status", "{\"deployment\":");
    deliver("ping", "{\"zen\":\"Keep it simple.\"}");
    deliver("deployment_status", STATUS);

    try (TopicReader letters = kafka.read(Topics.DEAD_LETTERS);
        TopicReader events = kafka.read(Topics.EVENTS)) {
      ConsumerRecord<String, byte[]> letter = letters.next();
      assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("{\"deployment\":");
      assertThat(header(letter, DeadLetter.REASON)).contains("not JSON");
      assertThat(header(letter, DeadLetter.SOURCE)).isEqualTo("github");
      assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(Topics.INBOX.topic());
      events.next();
      assertThat(letters.rest()).isEmpty();
    }
  }

  @Test
  void after_a_restart_nothing_is_decoded_again_and_nothing_is_left_out() {
    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      deliver("deployment_status", STATUS);
      events.next();
      hub.close();
      hub = new IngestServer(kafka, Settings.OF_TESTS);
      deliver("deployment_status", STATUS.replace("success", "failure"));

      var next = (DeployEvent) Json.read(events.next().value(), DeliveryEvent.class);
      assertThat(next.context().outcome()).isEqualTo(Outcome.FAILURE);
      assertThat(events.rest()).isEmpty();
    }
  }

  private IngestServer.Reply deliver(String kind, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    return hub.post(
        "/webhooks/github",
        body,
        "Content-Type",
        "application/json",
        "X-GitHub-Event",
        kind,
        "X-Hub-Signature-256",
        signature(body));
  }

  private static String signature(byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(Settings.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(ConsumerRecord<String, byte[]> entry, String name) {
    return new String(entry.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
