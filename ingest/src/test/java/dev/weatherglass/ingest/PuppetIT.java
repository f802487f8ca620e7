package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(90)
@ExtendWith(KafkaExtension.class)
class PuppetIT {

  private static final String STORE = "/pdb/cmd/v1?command=store_report&version=8&certname=web01";

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
  void a_report_by_either_door_is_one_event_and_no_value_of_it_is_stored() {
    hub.post("/webhooks/puppet", fixture("noop_drift.yaml"), "Content-Type", "application/x-yaml");
    IngestServer.Reply reply =
        hub.post(STORE, fixture("store_report.json"), "Content-Type", "application/json");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(UUID.fromString(reply.json().path("uuid").asString())).isNotNull();
    try (TopicReader events = kafka.read(Topics.EVENTS);
        TopicReader inbox = kafka.read(Topics.INBOX)) {
      assertThat(events.next(2))
          .extracting(entry -> Json.read(entry.value(), DeliveryEvent.class))
          .allSatisfy(event -> assertThat(event).isInstanceOf(ConfigurationEvent.class))
          .extracting(event -> event.context().identity())
          .satisfies(both -> assertThat(both.get(0)).isEqualTo(both.get(1)));
      assertThat(inbox.next(2))
          .extracting(entry -> new String(entry.value(), StandardCharsets.UTF_8))
          .allSatisfy(kept -> assertThat(kept).doesNotContain("hunter2").contains("web01"));
    }
  }

  @Test
  void a_packed_report_is_unpacked_before_it_is_kept() {
    IngestServer.Reply reply =
        hub.post(
            STORE,
            packed(fixture("store_report.json")),
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "gzip");

    assertThat(reply.status()).isEqualTo(200);
    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      assertThat(events.next().key()).isEqualTo("web01.example.com");
    }
  }

  @Test
  void facts_and_catalogs_are_answered_and_not_kept() {
    IngestServer.Reply facts =
        hub.postJson("/pdb/cmd/v1?command=replace_facts&version=5", "{\"values\":{}}");
    IngestServer.Reply older =
        hub.postJson("/pdb/cmd/v1", "{\"command\":\"replace catalog\",\"payload\":{}}");

    assertThat(facts.status()).isEqualTo(200);
    assertThat(older.status()).isEqualTo(200);
    try (TopicReader inbox = kafka.read(Topics.INBOX)) {
      assertThat(inbox.rest()).isEmpty();
    }
  }

  @Test
  void what_cannot_be_freed_of_its_secrets_is_refused_and_not_kept() {
    IngestServer.Reply reply =
        hub.post("/webhooks/puppet", "a: [hunter2".getBytes(StandardCharsets.UTF_8));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("detail").asString()).contains("not kept", "not YAML");
    try (TopicReader inbox = kafka.read(Topics.INBOX)) {
      assertThat(inbox.rest()).isEmpty();
    }
  }

  private static byte[] fixture(String name) {
    try (InputStream in = PuppetIT.class.getResourceAsStream("/puppet/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] packed(byte[] body) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
