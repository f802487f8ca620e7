package dev.weatherglass.api.commands;

import dev.weatherglass.core.alert.Command;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.ProblemDetail;
import dev.weatherglass.wire.ProblemException;
import dev.weatherglass.wire.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The idempotent producer of commands.
///
/// Any thread may call.
public final class Commands implements AutoCloseable {

  /// What a sender is told to wait, in seconds, before it tries again.
  public static final int RETRY_AFTER_SECONDS = 5;

  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  private final Producer<String, byte[]> producer;

  /// @param kafka where the cluster is and how to talk to it, by Kafka's names; the time-outs below
  ///   may be changed, but not what makes a command safe
  public Commands(Map<String, Object> kafka) {
    this.producer =
        new KafkaProducer<>(settings(kafka), new StringSerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> settings(Map<String, Object> kafka) {
    var settings = new HashMap<>(kafka);
    settings.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "weatherglass-commands");
    settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
    settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000);
    settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topics.MAX_RECORD_BYTES);
    return settings;
  }

  /// Writes a command; returns after the broker has acknowledged it, within about three seconds.
  ///
  /// @throws ProblemException 503 with `Retry-After` if it did not; the command may still arrive,
  ///   and a repeat does no harm
  public void give(Command command) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.COMMANDS.topic(), command.subject(), Json.write((Object) command)))
          .get();
    } catch (ExecutionException | KafkaException e) {
      log.atWarn()
          .addKeyValue("topic", Topics.COMMANDS.topic())
          .log("not acknowledged: {}", e.toString());
      throw unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable();
    }
  }

  private static ProblemException unavailable() {
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

  @Override
  public void close() {
    producer.close();
  }
}
