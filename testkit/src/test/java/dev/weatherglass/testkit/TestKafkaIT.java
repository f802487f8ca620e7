package dev.weatherglass.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@Timeout(60)
@ExtendWith(KafkaExtension.class)
class TestKafkaIT {

  @Test
  void what_is_sent_is_read(TestKafka kafka) {
    kafka.create("deploys");
    kafka.send("deploys", "checkout", "v41");
    kafka.send("deploys", "checkout", "v42");

    try (TopicReader deploys = kafka.read("deploys")) {
      assertThat(deploys.nextTexts(2)).containsExactly("v41", "v42");
      assertThat(deploys.rest()).isEmpty();
    }
  }

  @Test
  void all_tests_of_a_jvm_share_one_broker(TestKafka kafka, TestKafka same) {
    assertThat(kafka).isSameAs(same);
  }

  @Test
  void a_topic_that_is_created_again_is_empty(TestKafka kafka) {
    kafka.create(Topics.EVENTS);
    kafka.send(Topics.EVENTS.topic(), "checkout", "of another test");

    kafka.create(Topics.EVENTS);

    try (TopicReader events = kafka.read(Topics.EVENTS)) {
      assertThat(events.rest()).isEmpty();
    }
  }

  @Test
  void every_topic_of_the_catalogue_is_accepted_by_a_real_broker(TestKafka kafka) {
    kafka.create(Topics.values());

    try (TopicReader all = kafka.read(Topics.values())) {
      kafka.send(Topics.DEAD_LETTERS.topic(), "github", "unreadable");

      assertThat(all.next().topic()).isEqualTo(Topics.DEAD_LETTERS.topic());
    }
  }

  @Test
  void what_was_aborted_is_not_read(TestKafka kafka) {
    kafka.create("verdicts");
    Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
    settings.put("transactional.id", "judge");

    try (var judge =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      judge.initTransactions();
      judge.beginTransaction();
      judge.send(text("verdicts", "aborted"));
      judge.abortTransaction();
      judge.beginTransaction();
      judge.send(text("verdicts", "committed"));
      judge.commitTransaction();
    }

    try (TopicReader verdicts = kafka.read("verdicts")) {
      assertThat(verdicts.nextTexts(1)).containsExactly("committed");
      assertThat(verdicts.rest()).isEmpty();
    }
  }

  @Test
  void a_broker_of_its_own_can_go_away_and_come_back_with_what_it_had() {
    try (TestKafka own = TestKafka.start()) {
      own.create("deploys");
      own.send("deploys", "checkout", "before");
      String address = own.bootstrapServers();

      own.stop();
      own.startAgain();

      assertThat(own.bootstrapServers()).isEqualTo(address);
      own.send("deploys", "checkout", "after");
      try (TopicReader deploys = own.read("deploys")) {
        assertThat(deploys.nextTexts(2)).containsExactly("before", "after");
      }
    }
  }

  private static ProducerRecord<String, byte[]> text(String topic, String value) {
    return new ProducerRecord<>(topic, "checkout", value.getBytes(StandardCharsets.UTF_8));
  }
}
