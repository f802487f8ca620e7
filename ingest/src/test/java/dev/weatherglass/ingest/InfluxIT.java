package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(KafkaExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class InfluxIT {

  private IngestServer hub;
  private TopicReader metrics;

  @BeforeAll
  void start(TestKafka kafka) {
    kafka.create(Topics.INBOX, Topics.METRICS);
    hub = new IngestServer(kafka, Settings.OF_TESTS);
    metrics = kafka.read(Topics.METRICS);
  }

  @AfterAll
  void stop() {
    metrics.close();
    hub.close();
  }

  @Test
  void lines_are_on_the_topic_when_they_are_answered_204() throws Exception {
    IngestServer.Reply second =
        write("/api/v2/write?bucket=b&org=o&precision=s", "up,service=checkout-api value=1");
    IngestServer.Reply first = write("/write?db=telegraf", "up,service=checkout-api value=2");

    assertThat(second.status()).isEqualTo(204);
    assertThat(first.status()).isEqualTo(204);
    assertThat(MetricBatches.read(metrics.rest().getFirst().value()).service())
        .isEqualTo("checkout");
  }

  @Test
  void a_bad_line_is_named_and_the_others_are_kept() {
    IngestServer.Reply reply = write("/api/v2/write", "up,service=cart value=1\nup");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().path("detail").asString()).contains("line 2");
    assertThat(metrics.rest()).hasSize(1);
  }

  private IngestServer.Reply write(String path, String lines) {
    return hub.post(path, lines.getBytes(StandardCharsets.UTF_8), "Content-Type", "text/plain");
  }
}
