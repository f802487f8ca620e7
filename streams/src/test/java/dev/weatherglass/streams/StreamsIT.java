package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.correlate.CallGraph;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class StreamsIT {

  private static final int BASELINE = 260;

  @TempDir private Path state;

  @Test
  void a_real_kafka_carries_samples_and_a_deploy_to_a_verdict_and_the_unreadable_aside(
      TestKafka kafka) throws Exception {
    kafka.create(Topics.values());
    var checkout = new Checkout(3);
    try (Streams streams = streams(kafka);
        var verdicts = kafka.read(Topics.VERDICTS);
        var deadLetters = kafka.read(Topics.DEAD_LETTERS)) {
      streams.start();
      kafka.send(
          new ProducerRecord<>(
              Topics.EVENTS.topic(), "checkout", "not json".getBytes(StandardCharsets.UTF_8)));
      measure(kafka, checkout, BASELINE, 0.180);
      kafka.send(
          new ProducerRecord<>(
              Topics.EVENTS.topic(), "checkout", Json.write(checkout.deploy("2.0.0"))));
      measure(kafka, checkout, 30, 0.260);

      assertThat(deadLetters.next().value()).isEqualTo("not json".getBytes(StandardCharsets.UTF_8));
      Verdict verdict = Json.read(verdicts.next().value(), Verdict.class);
      while (verdict.state() != VerdictState.REGRESSED) {
        verdict = Json.read(verdicts.next().value(), Verdict.class);
      }
      assertThat(verdict.change().revision().version()).isEqualTo("2.0.0");
      assertThat(streams.ready()).isTrue();
    }
  }

  private static void measure(TestKafka kafka, Checkout checkout, int scrapes, double seconds)
      throws Exception {
    for (int i = 0; i < scrapes; i++) {
      kafka.send(
          new ProducerRecord<>(
              Topics.METRICS.topic(), "checkout", MetricBatches.write(checkout.scrape(seconds))));
    }
  }

  private Streams streams(TestKafka kafka) {
    return new Streams(
        new StreamsSettings(
            JudgeSettings.DEFAULTS,
            Watch.DEFAULTS,
            Map.of(),
            CallGraph.NONE,
            state,
            1,
            StreamsSettings.COMMIT_INTERVAL),
        kafka.clientSettings(),
        new SimpleMeterRegistry());
  }
}
