package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class BrokerAwayIT {

  private static final String EVENT =
      "{\"kind\":\"deploy\",\"service\":\"checkout\",\"at\":\"2026-11-23T07:59:00Z\"}";

  private static final String POINT =
      """
      {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"queue.length","gauge":{"dataPoints":[
        {"timeUnixNano":"%s000000000","asInt":"7"}]}}]}]}]}
      """
          .formatted(IngestServer.NOW.getEpochSecond());

  @Test
  void without_a_broker_it_is_503_with_retry_after_and_with_it_again_202() {
    try (TestKafka kafka = TestKafka.start()) {
      kafka.create(Topics.INBOX, Topics.EVENTS, Topics.METRICS, Topics.DEAD_LETTERS);
      try (var hub = new IngestServer(kafka, Settings.OF_TESTS)) {
        assertThat(post(hub).status()).isEqualTo(202);

        kafka.stop();
        IngestServer.Reply away = post(hub);
        IngestServer.Reply batch = hub.postJson("/api/v1/events", "[" + EVENT + "," + EVENT + "]");

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isEqualTo("5");
        assertThat(away.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(batch.status()).isEqualTo(503);
        IngestServer.Reply otlp = hub.postJson("/v1/metrics", POINT);
        assertThat(otlp.status()).isEqualTo(503);
        assertThat(otlp.header("Retry-After")).isEqualTo("5");
        assertThat(otlp.json().path("code").asInt()).isEqualTo(14);
        assertThat(upload(hub).status()).isEqualTo(503);

        kafka.startAgain();
        assertThat(untilAccepted(hub)).isEqualTo(202);
        try (TopicReader events = kafka.read(Topics.EVENTS)) {
          assertThat(events.next(2)).isNotEmpty();
        }
      }
    }
  }

  /// A sender that does as it is told, but does not wait so long.
  private static int untilAccepted(IngestServer hub) {
    int status = 503;
    for (int i = 0; i < 20 && status == 503; i++) {
      status = post(hub).status();
    }
    return status;
  }

  private static IngestServer.Reply upload(IngestServer hub) {
    return hub.post(
        "/api/v1/junit?service=checkout",
        "<testsuite><testcase name='adds'/></testsuite>".getBytes(StandardCharsets.UTF_8));
  }

  private static IngestServer.Reply post(IngestServer hub) {
    return hub.postJson("/api/v1/events", EVENT);
  }
}
