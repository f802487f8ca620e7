package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.ingest.write.Requests;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
class WriteIT {

  private static final long AT = IngestServer.NOW.toEpochMilli();

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
  void samples_are_on_the_topic_under_our_names_when_they_are_answered_204() throws Exception {
    IngestServer.Reply reply =
        write(
            Requests.body(
                Requests.series(AT, 1, "__name__", "up", "job", "checkout-api"),
                Requests.series(AT, 2, "__name__", "up", "job", "cart")));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.header("X-Prometheus-Remote-Write-Samples-Written")).isEqualTo("2");
    assertThat(reply.header("X-Prometheus-Remote-Write-Histograms-Written")).isEqualTo("0");
    List<ConsumerRecord<String, byte[]>> entries = metrics.rest();
    assertThat(entries)
        .extracting(ConsumerRecord::key)
        .containsExactlyInAnyOrder("checkout", "cart");
    MetricBatch batch = MetricBatches.read(entries.getFirst().value());
    assertThat(batch.environment()).isEqualTo("production");
    assertThat(hub.count(MetricNames.SAMPLES_ACCEPTED, "source", "remote_write")).isPositive();
  }

  @Test
  void a_bad_series_is_named_and_the_good_ones_are_kept() {
    IngestServer.Reply reply =
        write(
            Requests.body(
                Requests.series(AT, 1, "service", "cart", "__name__", "up"),
                Requests.series(AT, 2, "__name__", "up", "service", "cart")));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.header("X-Prometheus-Remote-Write-Samples-Written")).isEqualTo("1");
    assertThat(reply.json().path("errors").get(0).path("detail").asString())
        .contains("sorted", "service=\"cart\"");
    assertThat(metrics.rest()).hasSize(1);
  }

  @Test
  void a_series_without_a_service_is_no_error_and_can_be_seen() {
    IngestServer.Reply reply =
        write(Requests.body(Requests.series(AT, 1, "__name__", "go_threads", "instance", "a:1")));

    assertThat(reply.status()).isEqualTo(204);
    assertThat(metrics.rest()).isEmpty();
    assertThat(hub.ingest().namelessSeries()).contains("go_threads");
    assertThat(hub.count(MetricNames.SAMPLES_DROPPED, "reason", "no_service")).isPositive();
  }

  private IngestServer.Reply write(byte[] body) {
    return hub.post(
        "/api/v1/write",
        body,
        "Content-Type",
        "application/x-protobuf",
        "Content-Encoding",
        "snappy",
        "X-Prometheus-Remote-Write-Version",
        "0.1.0");
  }
}
