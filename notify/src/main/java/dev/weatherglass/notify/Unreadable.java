package dev.weatherglass.notify;

import dev.weatherglass.wire.DeadLetter;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// What to do with a record of alerts that is no problem: keep its bytes as a dead letter and go
/// on.
record Unreadable(Publisher publisher) {

  private static final Logger log = LoggerFactory.getLogger(Unreadable.class);

  void bury(ConsumerRecord<String, byte[]> found, JacksonException why) {
    String reason = "not a problem: " + why.getOriginalMessage();
    log.atError().addKeyValue("topic", found.topic()).log("{}: {}", found.key(), reason);
    var letter = new ProducerRecord<>(Topics.DEAD_LETTERS.topic(), found.key(), found.value());
    letter.headers().add(DeadLetter.REASON, utf8(reason));
    letter.headers().add(DeadLetter.SOURCE, utf8("notify"));
    letter.headers().add(DeadLetter.TOPIC, utf8(found.topic()));
    publisher.put(letter);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
