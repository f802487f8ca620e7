package dev.weatherglass.streams;

import dev.weatherglass.wire.MetricNames;
import dev.weatherglass.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.LogAndContinueExceptionHandler;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The streams role: correlates and judges every change.
///
/// Exactly-once v2 from the topics it reads to the topics it writes. A record that cannot be read
/// goes to the dead letters and is passed over.
public final class Streams implements AutoCloseable {

  /// The consumer group, and the prefix of every internal topic.
  public static final String APPLICATION_ID = "weatherglass-streams";

  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);
  private static final long CACHE_BYTES = 32L * 1024 * 1024;

  private final StreamsSettings settings;
  private final Map<String, Object> kafka;
  private final JudgeTopology topology;
  private @Nullable KafkaStreams running;

  /// @param kafka client settings: where the broker is, and whatever else the user passes through
  public Streams(StreamsSettings settings, Map<String, Object> kafka, MeterRegistry meters) {
    this.settings = settings;
    this.kafka = Map.copyOf(kafka);
    this.topology =
        new JudgeTopology(settings, meters.counter(MetricNames.SAMPLES_DROPPED, "reason", "late"));
  }

  /// Starts reading; the topics must exist.
  public void start() {
    FirstOffsets.set(kafka, APPLICATION_ID);
    var streams = new KafkaStreams(topology(), properties());
    streams.setUncaughtExceptionHandler(failure -> {
      LOG.error("a stream thread died and is replaced", failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    streams.start();
    running = streams;
  }

  /// Whether every task is assigned and restored.
  public boolean ready() {
    KafkaStreams streams = running;
    return streams != null && streams.state() == KafkaStreams.State.RUNNING;
  }

  /// What the streams are doing, in Kafka's word, as `REBALANCING`.
  public String state() {
    KafkaStreams streams = running;
    return streams == null ? "CREATED" : streams.state().name();
  }

  @Override
  public void close() {
    KafkaStreams streams = running;
    if (streams != null) {
      streams.close(CLOSE_WITHIN);
    }
  }

  /// What runs, for those who drive it without Kafka.
  public Topology topology() {
    return topology.get(properties());
  }

  /// Streams' settings.
  public Properties properties() {
    var properties = new Properties();
    properties.putAll(kafka);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION_ID);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocks.class);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueExceptionHandler.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndContinueProcessingExceptionHandler.class);
    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.topic());
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topics.MAX_RECORD_BYTES);
    properties.put(
        StreamsConfig.topicPrefix("max.message.bytes"), String.valueOf(Topics.MAX_RECORD_BYTES));
    return properties;
  }
}
