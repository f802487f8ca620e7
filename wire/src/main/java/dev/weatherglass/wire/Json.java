package dev.weatherglass.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.weatherglass.core.alert.AlertCommand;
import dev.weatherglass.core.alert.Command;
import dev.weatherglass.core.alert.Silence;
import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.TestEvent;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON of the product: instants are ISO-8601, words of closed vocabularies are lower case,
/// nulls are left out, and what we do not know is skipped, because readers of a topic may be older
/// than its writers.
public final class Json {

  /// Immutable and safe for all threads.
  public static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

  private Json() {}

  /// Gives any Jackson format (JSON, CBOR, YAML) the same rules.
  public static <B extends MapperBuilder<?, B>> B configure(B builder) {
    return builder
        .addMixIn(DeliveryEvent.class, ByKind.class)
        .addMixIn(Command.class, BySubject.class)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .changeDefaultPropertyInclusion(
            inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL));
  }

  /// The value as UTF-8 JSON.
  public static byte[] write(Object value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /// Reads a value that we wrote.
  ///
  /// @throws JacksonException if the bytes are not what the type wants; its message names the place
  public static <T> T read(byte[] json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = DeployEvent.class, name = "deploy"),
    @JsonSubTypes.Type(value = BuildEvent.class, name = "build"),
    @JsonSubTypes.Type(value = TestEvent.class, name = "test"),
    @JsonSubTypes.Type(value = ChangeEvent.class, name = "change"),
    @JsonSubTypes.Type(value = ConfigurationEvent.class, name = "config"),
    @JsonSubTypes.Type(value = LoadTestEvent.class, name = "loadtest"),
    @JsonSubTypes.Type(value = BenchmarkEvent.class, name = "benchmark"),
    @JsonSubTypes.Type(value = IncidentEvent.class, name = "incident"),
    @JsonSubTypes.Type(value = ArtifactEvent.class, name = "artifact"),
  })
  private interface ByKind {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "about")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = AlertCommand.class, name = "alert"),
    @JsonSubTypes.Type(value = Silence.class, name = "silence"),
  })
  private interface BySubject {}
}
