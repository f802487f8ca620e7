package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.ingest.statsd.StatsdSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(KafkaExtension.class)
class StatsdIT {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong millis = new AtomicLong(IngestServer.NOW.toEpochMilli());

  @Test
  void datagrams_of_a_window_are_added_up_and_written(TestKafka kafka) throws Exception {
    kafka.create(Topics.INBOX, Topics.METRICS);
    var settings = Settings.OF_TESTS.with(new StatsdSettings("127.0.0.1", 0));
    try (var ingest =
            new Ingest(
                settings,
                kafka.clientSettings(),
                () -> Instant.ofEpochMilli(millis.getAndAdd(10)),
                meters);
        TopicReader metrics = kafka.read(Topics.METRICS)) {
      ingest.start();
      int port = ingest.statsdPort().orElseThrow();
      send(port, "checkout-api.orders:1|c\n_e{1,1}:a|b");
      send(port, "checkout-api.orders:2|c|@0.5");

      double orders = 0;
      while (orders < 5) {
        ingest.flushStatsd();
        for (var entry : metrics.rest()) {
          orders += orders(MetricBatches.read(entry.value()));
        }
      }

      assertThat(orders).isEqualTo(5);
      assertThat(meters.get(MetricNames.EVENTS_IGNORED).tag("source", "statsd").counter().count())
          .isEqualTo(1);
    }
  }

  private static double orders(MetricBatch batch) {
    assertThat(batch.service()).isEqualTo("checkout");
    Metric metric = batch.metrics().getFirst();
    assertThat(metric.name()).isEqualTo("checkout_api_orders_total");
    assertThat(metric.kind()).isEqualTo(Metric.Kind.DELTA);
    return metric.series().getFirst().samples().getFirst().value();
  }

  private static void send(int port, String lines) throws IOException {
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    try (var socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(bytes, bytes.length, InetAddress.getByName("127.0.0.1"), port));
    }
  }
}
