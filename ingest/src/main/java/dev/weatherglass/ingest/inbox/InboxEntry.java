package dev.weatherglass.ingest.inbox;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.ingest.publish.IngestMeters;
import dev.weatherglass.ingest.publish.Publisher;
import dev.weatherglass.ingest.source.Decoded;
import dev.weatherglass.ingest.source.Source;
import dev.weatherglass.ingest.source.Sources;
import dev.weatherglass.ingest.source.UnreadableException;
import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.DeadLetter;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with one record of the inbox: its events are published, or it is counted as meaning
/// nothing, or it goes to the dead letters with the reason.
///
/// @param sources the catalogue
/// @param names how the sources' names become ours
/// @param publisher where everything goes
/// @param meters what is counted
record InboxEntry(Sources sources, ServiceNames names, Publisher publisher, IngestMeters meters) {

  private static final Logger log = LoggerFactory.getLogger(InboxEntry.class);

  /// @throws ProblemException if the broker did not acknowledge; then nothing is done yet
  void handle(ConsumerRecord<String, byte[]> record) {
    if (InboxRecord.KEPT_RAW.equals(record.key())) {
      return; // Counted when it came; kept for the day on which its type is known.
    }
    try {
      publish(InboxRecord.read(record));
    } catch (UnreadableException e) {
      bury(record, String.valueOf(e.getMessage()));
    } catch (ProblemException e) {
      if (e.retryAfterSeconds() != null) {
        throw e;
      }
      bury(record, String.valueOf(e.getMessage())); // Trying again would not mend it.
    } catch (RuntimeException e) {
      // A bug of ours: the bytes wait in the dead letters, and the next record is not held up.
      log.atError().setCause(e).addKeyValue("source", record.key()).log("decoder failed");
      bury(record, "decoder failed: " + e);
    }
  }

  /// Decodes a record that was decoded before, for the sake of what was mended since. What cannot
  /// be read now lies in the dead letters already, or its events are in history as they were.
  ///
  /// @throws ProblemException if the broker did not acknowledge; then nothing is done yet
  void handleAgain(ConsumerRecord<String, byte[]> record, Redecoding wish) {
    String source = record.key();
    if (InboxRecord.KEPT_RAW.equals(source) || !wish.wants(source)) {
      return;
    }
    try {
      if (decoded(InboxRecord.read(record)) instanceof Decoded.Events(var events)) {
        publisher.events(events.stream().map(event -> recordedFor(wish, event)).toList());
        meters.redecoded(source, events.size());
      }
    } catch (ProblemException e) {
      if (e.retryAfterSeconds() != null) {
        throw e;
      }
      tellUnreadable(source, e);
    } catch (UnreadableException | RuntimeException e) {
      tellUnreadable(source, e);
    }
  }

  /// Of two records with one identity the one that was recorded later stays.
  private static DeliveryEvent recordedFor(Redecoding wish, DeliveryEvent event) {
    return event.withContext(event.context().recordedAt(wish.asked()));
  }

  private static void tellUnreadable(String source, Exception fault) {
    log.atWarn()
        .addKeyValue("source", source)
        .log("a webhook cannot be read again: {}", fault.getMessage());
  }

  private void publish(Delivery delivery) throws UnreadableException {
    switch (decoded(delivery)) {
      case Decoded.Events(var events) -> {
        publisher.events(events);
        meters.decoded(delivery.source(), events);
      }
      case Decoded.Ignored(String reason) -> meters.ignored(delivery.source(), reason);
    }
  }

  private Decoded decoded(Delivery delivery) throws UnreadableException {
    Source source = sources.named(delivery.source());
    if (source == null) {
      throw new UnreadableException("no source is called " + delivery.source());
    }
    return source.decode(delivery, names);
  }

  private void bury(ConsumerRecord<String, byte[]> record, String reason) {
    String source = String.valueOf(record.key());
    var letter =
        new ProducerRecord<String, byte[]>(Topics.DEAD_LETTERS.topic(), null, record.value());
    letter.headers().add(DeadLetter.REASON, reason.getBytes(StandardCharsets.UTF_8));
    letter.headers().add(DeadLetter.SOURCE, source.getBytes(StandardCharsets.UTF_8));
    letter.headers().add(DeadLetter.TOPIC, record.topic().getBytes(StandardCharsets.UTF_8));
    publisher.publish(Topics.DEAD_LETTERS, List.of(letter));
    meters.deadLetter(sources.named(source) == null ? "unknown" : source);
    log.atWarn().addKeyValue("source", source).log("unreadable webhook: {}", reason);
  }
}
