package dev.weatherglass.ingest.inbox;

import dev.weatherglass.ingest.webhook.Delivery;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// The form of a [Delivery] on the inbox topic: the key is the source, the value the raw body, and
/// the request's headers and parameters are Kafka headers with a prefix. Values that carry secrets
/// are replaced.
public final class InboxRecord {

  /// The source under which CloudEvents of unknown types are kept; they make no domain event.
  public static final String KEPT_RAW = "cloudevents";

  static final String REDACTED = "redacted";

  private static final String HTTP = "http-";
  private static final String QUERY = "query-";
  private static final String RECEIVED = "wg-received";
  private static final String SIGNED = "wg-signed";
  private static final Pattern SECRET =
      Pattern.compile("authorization|cookie|signature|token|secret|password|api-?key|credential");

  private InboxRecord() {}

  /// The record of a delivery.
  ///
  /// @param signed whether the sender proved who it is
  public static ProducerRecord<String, byte[]> of(Delivery delivery, boolean signed) {
    var record = new ProducerRecord<>(Topics.INBOX.topic(), delivery.source(), delivery.body());
    add(record.headers(), RECEIVED, delivery.received().toString());
    add(record.headers(), SIGNED, String.valueOf(signed));
    delivery
        .headers()
        .forEach(
            (name, value) -> add(record.headers(), HTTP + name, isSecret(name) ? REDACTED : value));
    delivery
        .query()
        .forEach((name, value) ->
            add(record.headers(), QUERY + name, isSecret(name) ? REDACTED : value));
    return record;
  }

  /// The delivery of a record.
  static Delivery read(ConsumerRecord<String, byte[]> record) {
    return new Delivery(
        record.key(),
        values(record, HTTP),
        values(record, QUERY),
        record.value(),
        received(record));
  }

  private static Map<String, String> values(ConsumerRecord<String, byte[]> record, String prefix) {
    var values = new HashMap<String, String>();
    for (Header header : record.headers()) {
      if (header.key().startsWith(prefix)) {
        values.put(header.key().substring(prefix.length()), text(header));
      }
    }
    return values;
  }

  /// When the record says that it was received, else when the broker got it.
  private static Instant received(ConsumerRecord<String, byte[]> record) {
    @Nullable Header header = record.headers().lastHeader(RECEIVED);
    try {
      return header == null
          ? Instant.ofEpochMilli(record.timestamp())
          : Instant.parse(text(header));
    } catch (DateTimeException _) {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }

  private static boolean isSecret(String name) {
    return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Header header) {
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
