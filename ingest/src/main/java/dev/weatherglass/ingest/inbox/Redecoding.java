package dev.weatherglass.ingest.inbox;

import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.Topics;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The wish that webhooks are decoded once more. It lies in the inbox itself, in every partition
/// after what it is about, so that whoever reads a partition finds it, also after a crash.
///
/// @param since from when on they came
/// @param source only those of this one; null for all
/// @param asked when it was wished: what is decoded for it was recorded then, and so takes the
///   place of what was decoded before
record Redecoding(Instant since, @Nullable String source, Instant asked) {

  /// No source is called so: names have no slash.
  private static final String KEY = "/redecode";

  Redecoding {
    if (since.isAfter(asked)) {
      throw new IllegalArgumentException("since must not be after " + asked + " but was " + since);
    }
  }

  /// What a record wishes; empty where it is a webhook, or a wish that nobody understands.
  static Optional<Redecoding> of(ConsumerRecord<String, byte[]> record) {
    if (!KEY.equals(record.key())) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.read(record.value(), Redecoding.class));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// The record for one partition.
  ProducerRecord<String, byte[]> record(int partition) {
    return new ProducerRecord<>(Topics.INBOX.topic(), partition, KEY, Json.write(this));
  }

  /// Whether it is about webhooks of this source.
  boolean wants(String from) {
    return source == null || source.equals(from);
  }

  @Override
  public String toString() {
    return (source == null ? "webhooks" : "webhooks of " + source) + " since " + since;
  }
}
