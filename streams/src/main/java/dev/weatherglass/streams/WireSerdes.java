package dev.weatherglass.streams;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.weatherglass.core.detect.CommitSeries;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.verify.Finding;
import dev.weatherglass.wire.Json;
import dev.weatherglass.wire.MetricBatches;
import dev.weatherglass.wire.Ticks;
import java.time.Instant;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/// How records and state become bytes: the wire's forms on topics, CBOR in stores and between the
/// stages.
final class WireSerdes {

  private static final CBORMapper CBOR =
      Json.configure(CBORMapper.builder())
          .addModule(StoredInstants.module())
          .addMixIn(Finding.class, ByName.class)
          .addMixIn(CommitSeries.class, ByContent.class)
          .build();

  private WireSerdes() {}

  static Serde<DeliveryEvent> event() {
    return json(DeliveryEvent.class);
  }

  static <T> Serde<T> json(Class<T> type) {
    return mapped(Json.MAPPER, type);
  }

  static <T> Serde<T> cbor(Class<T> type) {
    return mapped(CBOR, type);
  }

  static Serde<Finding> finding() {
    return cbor(Finding.class);
  }

  static Serde<MetricBatch> metrics() {
    return Serdes.serdeFrom(
        (_, batch) -> batch == null ? null : MetricBatches.write(batch),
        (_, bytes) -> bytes == null ? null : batch(bytes));
  }

  static Serde<Instant> tick() {
    return Serdes.serdeFrom(
        (_, at) -> at == null ? null : Ticks.encode(at.toEpochMilli()),
        (_, bytes) -> bytes == null ? null : at(bytes));
  }

  private static <T> Serde<T> mapped(ObjectMapper mapper, Class<T> type) {
    return Serdes.serdeFrom(
        (_, value) -> value == null ? null : mapper.writeValueAsBytes(value),
        (_, bytes) -> bytes == null ? null : read(mapper, bytes, type));
  }

  private static <T> T read(ObjectMapper mapper, byte[] bytes, Class<T> type) {
    try {
      return mapper.readValue(bytes, type);
    } catch (JacksonException e) {
      throw new SerializationException("no " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private static MetricBatch batch(byte[] bytes) {
    try {
      return MetricBatches.read(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new SerializationException("no metric batch: " + e.getMessage(), e);
    }
  }

  private static Instant at(byte[] bytes) {
    try {
      return Instant.ofEpochMilli(Ticks.decode(bytes));
    } catch (NumberFormatException e) {
      throw new SerializationException("no tick: " + e.getMessage(), e);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "finding")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Finding.SeriesSeen.class, name = "series-seen"),
    @JsonSubTypes.Type(value = Finding.CandidateKnown.class, name = "candidate-known"),
    @JsonSubTypes.Type(value = Finding.EpisodeKnown.class, name = "episode-known"),
    @JsonSubTypes.Type(value = Finding.CandidateGone.class, name = "candidate-gone"),
    @JsonSubTypes.Type(value = Finding.SeriesEvidence.class, name = "series-evidence"),
    @JsonSubTypes.Type(value = Finding.ShiftFound.class, name = "shift-found"),
    @JsonSubTypes.Type(value = Finding.ShiftOver.class, name = "shift-over"),
    @JsonSubTypes.Type(value = Finding.WindowOver.class, name = "window-over"),
  })
  interface ByName {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "series")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = CommitSeries.Levels.class, name = "levels"),
    @JsonSubTypes.Type(value = CommitSeries.Failures.class, name = "failures"),
  })
  private interface ByContent {}
}
