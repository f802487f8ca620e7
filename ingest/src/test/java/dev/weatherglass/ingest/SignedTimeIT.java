package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.ingest.webhook.Hmac;
import dev.weatherglass.ingest.webhook.SourceSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A story may be told by another clock than that of the senders who sign.
@Timeout(90)
@ExtendWith(KafkaExtension.class)
class SignedTimeIT {

  private static final Instant WALL = Instant.parse("2026-11-24T12:00:00Z");
  private static final String KEY = "the key of the tests";
  private static final String SECRET =
      "whsec_" + Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));

  @Test
  void a_signature_is_timely_by_the_wall_clock(TestKafka kafka) {
    kafka.create(Topics.INBOX, Topics.EVENTS, Topics.DEAD_LETTERS);
    var settings =
        new IngestSettings(
            "production",
            Map.of(),
            Map.of("gitlab", new SourceSettings(SECRET, false)),
            Settings.OF_TESTS.ticks());
    try (var hub = new IngestServer(kafka, settings, () -> WALL)) {
      assertThat(deliver(hub, WALL).status()).isEqualTo(202);
      assertThat(deliver(hub, IngestServer.NOW).status()).isEqualTo(401);
    }
  }

  private static IngestServer.Reply deliver(IngestServer hub, Instant signed) {
    byte[] body = "{\"object_kind\":\"note\"}".getBytes(StandardCharsets.UTF_8);
    String time = String.valueOf(signed.getEpochSecond());
    byte[] hash =
        Hmac.SHA256.sign(
            KEY.getBytes(StandardCharsets.UTF_8),
            ("msg_1." + time + ".").getBytes(StandardCharsets.UTF_8),
            body);
    return hub.post(
        "/webhooks/gitlab",
        body,
        "X-Gitlab-Event",
        "Note Hook",
        "webhook-id",
        "msg_1",
        "webhook-timestamp",
        time,
        "webhook-signature",
        "v1," + Base64.getEncoder().encodeToString(hash));
  }
}
