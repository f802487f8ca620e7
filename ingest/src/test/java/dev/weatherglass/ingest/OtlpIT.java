package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsServiceRequest;
import dev.weatherglass.ingest.otlp.proto.ExportMetricsServiceResponse;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
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
class OtlpIT {

  private static final String PROTOBUF = "application/x-protobuf";
  private static final String GAUGE =
      """
      {"resourceMetrics":[{"resource":{"attributes":[
        {"key":"service.name","value":{"stringValue":"checkout-api"}}]},
       "scopeMetrics":[{"metrics":[
        {"name":"queue.length","gauge":{"dataPoints":[
          {"timeUnixNano":"%1$s000000000","asInt":"7"}]}},
        {"name":"","gauge":{"dataPoints":[{"timeUnixNano":"%1$s000000000","asInt":"7"}]}}]}]}]}
      """
          .formatted(IngestServer.NOW.getEpochSecond());

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
  void json_is_answered_in_json_and_says_what_was_rejected() throws Exception {
    IngestServer.Reply reply = hub.postJson("/v1/metrics", GAUGE);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    assertThat(reply.json().at("/partialSuccess/rejectedDataPoints").asString()).isEqualTo("1");
    assertThat(reply.json().at("/partialSuccess/errorMessage").asString()).contains("name");
    ConsumerRecord<String, byte[]> entry = metrics.rest().getFirst();
    MetricBatch batch = MetricBatches.read(entry.value());
    assertThat(entry.key()).isEqualTo("checkout");
    assertThat(batch.metrics().getFirst().name()).isEqualTo("queue_length");
    assertThat(hub.count(MetricNames.SAMPLES_ACCEPTED, "source", "otlp")).isPositive();
  }

  @Test
  void protobuf_is_answered_in_protobuf_however_it_is_packed() throws Exception {
    byte[] body = ExportMetricsServiceRequest.getDefaultInstance().toByteArray();
    IngestServer.Reply plain = hub.post("/v1/metrics", body, "Content-Type", PROTOBUF);
    IngestServer.Reply zstd = post(Zstd.compress(body), PROTOBUF, "zstd");
    IngestServer.Reply gzip = post(gzip(body), PROTOBUF, "gzip");

    for (IngestServer.Reply reply : new IngestServer.Reply[] {plain, zstd, gzip}) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.header("Content-Type")).isEqualTo(PROTOBUF);
      assertThat(ExportMetricsServiceResponse.parseFrom(bytes(reply)).hasPartialSuccess())
          .isFalse();
    }
  }

  @Test
  void a_bad_body_is_400_with_a_status_in_the_encoding_of_the_request() {
    IngestServer.Reply json = hub.postJson("/v1/metrics", "{\"resourceMetrics\":7}");
    IngestServer.Reply protobuf =
        hub.post("/v1/metrics", new byte[] {10, 5, 1}, "Content-Type", PROTOBUF);

    assertThat(json.status()).isEqualTo(400);
    assertThat(json.json().path("code").asInt()).isEqualTo(3);
    assertThat(json.json().path("message").asString()).contains("/resourceMetrics", "7");
    assertThat(protobuf.status()).isEqualTo(400);
    assertThat(protobuf.header("Content-Type")).isEqualTo(PROTOBUF);
    assertThat(protobuf.response().body()).startsWith("\b\u0003\u0012").contains("3 bytes");
  }

  @Test
  void a_bomb_is_413_and_another_type_415() throws Exception {
    byte[] bomb = Zstd.compress(new byte[65 * 1024 * 1024]);

    assertThat(post(bomb, PROTOBUF, "zstd").status()).isEqualTo(413);
    assertThat(post(gzip(new byte[65 * 1024 * 1024]), PROTOBUF, "gzip").status()).isEqualTo(413);
    assertThat(post(new byte[] {1}, PROTOBUF, "br").status()).isEqualTo(415);
    assertThat(hub.post("/v1/metrics", bomb, "Content-Type", "text/plain").status()).isEqualTo(415);
  }

  private IngestServer.Reply post(byte[] body, String type, String encoding) {
    return hub.post("/v1/metrics", body, "Content-Type", type, "Content-Encoding", encoding);
  }

  private static byte[] bytes(IngestServer.Reply reply) {
    return reply.response().body().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }
}
