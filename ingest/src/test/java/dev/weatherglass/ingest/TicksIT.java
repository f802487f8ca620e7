package dev.weatherglass.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.ingest.publish.TickSettings;
import dev.weatherglass.testkit.KafkaExtension;
import dev.weatherglass.testkit.TestKafka;
import dev.weatherglass.testkit.TopicReader;
import dev.weatherglass.wire.Ticks;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(KafkaExtension.class)
class TicksIT {

  private TestKafka kafka;

  @BeforeEach
  void start(TestKafka shared) {
    kafka = shared.create(Topics.INBOX, Topics.TICKS);
  }

  @Test
  void every_partition_is_told_the_time_again_and_again() {
    var quick = new TickSettings(true, Duration.ofMillis(20), Duration.ZERO);
    try (var _ = new IngestServer(kafka, ticking(quick));
        TopicReader ticks = kafka.read(Topics.TICKS)) {
      List<ConsumerRecord<String, byte[]>> some = ticks.next(5 * Topics.DEFAULT_PARTITIONS);

      assertThat(some)
          .allMatch(entry -> Ticks.decode(entry.value()) == IngestServer.NOW.toEpochMilli())
          .extracting(ConsumerRecord::partition)
          .contains(0, 1, 2, 3);
    }
  }

  @Test
  void where_ticks_are_off_only_those_that_are_asked_for_are_written() {
    var off = new TickSettings(false, Duration.ofMillis(1), Duration.ZERO);
    try (var hub = new IngestServer(kafka, ticking(off));
        TopicReader ticks = kafka.read(Topics.TICKS)) {
      hub.ingest().tick();

      assertThat(ticks.rest())
          .extracting(ConsumerRecord::partition)
          .containsExactlyInAnyOrder(0, 1, 2, 3);
    }
  }

  private static IngestSettings ticking(TickSettings ticks) {
    return new IngestSettings("production", Map.of(), Map.of(), ticks);
  }
}
