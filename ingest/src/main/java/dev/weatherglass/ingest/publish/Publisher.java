package dev.weatherglass.ingest.publish;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.wire.CloudEventHeaders;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The idempotent producer of ingest. A publish returns after the broker has acknowledged every
/// record, within about three seconds, or ends with a [ProblemException]: 503 with `Retry-After`
/// when the broker did not answer. Then some of the records may still arrive.
///
/// Any thread may call.
public final class Publisher implements AutoCloseable {

  /// What a sender is told to wait, in seconds, before it tries again.
  public static final int RETRY_AFTER_SECONDS = 5;

  /// The embedded broker flushes each batch to disk: a request with thousands of events should be a
  /// few of them.
  private static final int BATCH_BYTES = 128 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  private final Producer<String, byte[]> producer;
  private final IngestMeters meters;

  /// Whether the last publish failed: an outage is told once, not once for each request.
  private final AtomicBoolean away = new AtomicBoolean();

  /// @param client Kafka client settings, at least `bootstrap.servers`; they may change the
  ///   time-outs below, but not what makes a publish safe
  public Publisher(Map<String, Object> client, IngestMeters meters) {
    this.producer =
        new KafkaProducer<>(settings(client), new StringSerializer(), new ByteArraySerializer());
    this.meters = meters;
  }

  private static Map<String, Object> settings(Map<String, Object> client) {
    var settings = new HashMap<>(client);
    settings.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "weatherglass-ingest");
    settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
    settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 5);
    settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    return settings;
  }

  /// Writes events to the events topic, CloudEvents attributes in the headers.
  public void events(List<? extends DeliveryEvent> events) {
    publish(Topics.EVENTS, events.stream().map(Publisher::record).toList());
  }

  /// Writes batches to the metrics topic, one record each.
  public void metrics(List<MetricBatch> batches) {
    publish(
        Topics.METRICS,
        batches.stream()
            .map(batch ->
                new ProducerRecord<>(
                    Topics.METRICS.topic(), batch.service(), MetricBatches.write(batch)))
            .toList());
  }

  /// Writes records to one topic of ours.
  public void publish(Topics topic, List<ProducerRecord<String, byte[]>> records) {
    try {
      await(sendAll(records));
    } catch (RecordTooLargeException e) {
      throw new ProblemException(
          ProblemDetail.of(413, "too-large", "Too large", "A record is too large: " + e));
    } catch (KafkaException e) {
      if (!away.getAndSet(true)) {
        log.atWarn().addKeyValue("topic", topic.topic()).log("not acknowledged: {}", e.toString());
      }
      throw unavailable();
    }
    if (!records.isEmpty() && away.getAndSet(false)) {
      log.atInfo().addKeyValue("topic", topic.topic()).log("the broker acknowledges again");
    }
    meters.published(topic, records.size());
  }

  /// How many partitions a topic has.
  public int partitions(Topics topic) {
    try {
      return producer.partitionsFor(topic.topic()).size();
    } catch (KafkaException e) {
      log.atDebug().addKeyValue("topic", topic.topic()).log("unknown: {}", e.toString());
      throw unavailable();
    }
  }

  private List<Future<RecordMetadata>> sendAll(List<ProducerRecord<String, byte[]>> records) {
    List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
    for (ProducerRecord<String, byte[]> record : records) {
      Future<RecordMetadata> future = producer.send(record);
      sent.add(future);
      if (future.isDone()) {
        // Refused at once: waiting max.block.ms for each of a thousand others would help nobody.
        await(List.of(future));
      }
    }
    return sent;
  }

  private static void await(List<Future<RecordMetadata>> sent) {
    for (Future<RecordMetadata> future : sent) {
      try {
        future.get();
      } catch (ExecutionException e) {
        throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaException("interrupted while waiting for the broker", e);
      }
    }
  }

  /// 503: the broker did not answer; the sender shall come again.
  public static ProblemException unavailable() {
    return new ProblemException(
        ProblemDetail.of(
            503,
            "broker-unavailable",
            "Broker not reachable",
            "The broker did not acknowledge in time. Send the same again after "
                + RETRY_AFTER_SECONDS
                + " s; a repeat does no harm."),
        RETRY_AFTER_SECONDS);
  }

  private static ProducerRecord<String, byte[]> record(DeliveryEvent event) {
    var record =
        new ProducerRecord<>(Topics.EVENTS.topic(), event.subject(), Json.write((Object) event));
    CloudEventHeaders.of(event)
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    return record;
  }

  @Override
  public void close() {
    producer.close();
  }
}
