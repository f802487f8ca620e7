package dev.weatherglass.wire;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Every topic that Weatherglass owns: name, partitions, retention. The one place for each fact.
public enum Topics {
  /// Webhooks as received; key: source, value: raw bytes.
  INBOX("inbox", Cleanup.DELETE, Duration.ofDays(7), Flush.EACH_RECORD),
  /// [dev.weatherglass.core.event.DeliveryEvent] as JSON; key: service.
  EVENTS("events", Cleanup.DELETE, Duration.ofDays(90), Flush.EACH_RECORD),
  /// [dev.weatherglass.core.series.MetricBatch] as protobuf; key: service.
  METRICS("metrics", Cleanup.DELETE, Duration.ofHours(24), Flush.EACH_SECOND),
  /// The time, once a second, to each partition; no key.
  TICKS("ticks", Cleanup.DELETE, Duration.ofHours(1), Flush.BY_KAFKA),
  /// [dev.weatherglass.core.verify.Verdict] as JSON; key: verification id.
  VERDICTS("verdicts", Cleanup.COMPACT, Duration.ofDays(400), Flush.BY_KAFKA),
  /// [dev.weatherglass.core.alert.Problem] as JSON; key: problem id.
  ALERTS("alerts", Cleanup.COMPACT, Duration.ofDays(400), Flush.BY_KAFKA),
  /// [dev.weatherglass.core.alert.Delivery] as JSON; key: problem id and channel.
  DELIVERIES("deliveries", Cleanup.COMPACT, Duration.ofDays(400), Flush.EACH_RECORD),
  /// [dev.weatherglass.core.alert.Command] as JSON; key: problem id, of a silence its own.
  COMMANDS("commands", Cleanup.DELETE, Duration.ofDays(90), Flush.EACH_RECORD),
  /// [dev.weatherglass.core.series.Rollup] as JSON, one a minute; key: id of the series.
  ROLLUPS("rollups", Cleanup.DELETE, Duration.ofDays(7), Flush.BY_KAFKA),
  /// What could not be read: the original bytes, with the reason in the headers of [DeadLetter].
  DEAD_LETTERS("dead-letters", Cleanup.DELETE, Duration.ofDays(14), Flush.BY_KAFKA);

  /// Partitions of every topic but the dead letters, where the configuration names no other number.
  public static final int DEFAULT_PARTITIONS = 4;

  /// Largest record of any topic, in bytes; bodies are limited to [#MAX_BODY_BYTES] so that they
  /// fit.
  public static final int MAX_RECORD_BYTES = 10 * 1024 * 1024;

  /// Largest request body that is accepted, in bytes.
  public static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

  /// Topics that are joined and must therefore have equal numbers of partitions.
  public static final List<Topics> JOINED = List.of(EVENTS, METRICS, TICKS, COMMANDS);

  private final String topic;
  private final Cleanup cleanup;
  private final Duration retention;
  private final Flush flush;

  Topics(String word, Cleanup cleanup, Duration retention, Flush flush) {
    this.topic = "weatherglass." + word + ".v1";
    this.cleanup = cleanup;
    this.retention = retention;
    this.flush = flush;
  }

  /// The topic's name, as `weatherglass.events.v1`.
  public String topic() {
    return topic;
  }

  /// How many partitions it gets when it is created.
  ///
  /// @param configured the configured number; positive
  public int partitions(int configured) {
    return this == DEAD_LETTERS ? 1 : configured;
  }

  /// The topic's settings, by Kafka's names.
  public Map<String, String> config() {
    var config = new LinkedHashMap<String, String>();
    config.put("cleanup.policy", cleanup.policy);
    config.put("retention.ms", String.valueOf(retention.toMillis()));
    config.put("message.timestamp.type", "LogAppendTime");
    config.put("max.message.bytes", String.valueOf(MAX_RECORD_BYTES));
    config.putAll(flush.config);
    return config;
  }

  private enum Cleanup {
    DELETE("delete"),
    COMPACT("compact,delete");

    private final String policy;

    Cleanup(String policy) {
      this.policy = policy;
    }
  }

  /// With one replica, "acknowledged" means "in the page cache" unless the topic is flushed.
  private enum Flush {
    EACH_RECORD(Map.of("flush.messages", "1")),
    EACH_SECOND(Map.of("flush.ms", "1000")),
    BY_KAFKA(Map.of());

    private final Map<String, String> config;

    Flush(Map<String, String> config) {
      this.config = config;
    }
  }
}
