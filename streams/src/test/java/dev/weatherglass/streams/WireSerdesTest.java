package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.weatherglass.core.verify.Finding;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireSerdesTest {

  @Test
  void every_finding_has_a_name_between_the_stages() {
    assertThat(WireSerdes.ByName.class.getAnnotation(JsonSubTypes.class).value())
        .extracting(JsonSubTypes.Type::value)
        .containsExactlyInAnyOrder(
            Arrays.stream(Finding.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1969-12-31T23:59:59.999999999Z",
        "2026-11-23T08:00:00Z",
        "2026-11-23T08:00:00.123456789Z",
        "2261-01-01T00:00:00Z"
      })
  void an_instant_in_a_store_is_kept_to_the_nanosecond(String text) {
    Serde<Instant> serde = WireSerdes.cbor(Instant.class);
    Instant instant = Instant.parse(text);

    byte[] stored = serde.serializer().serialize("store", instant);

    assertThat(stored).hasSizeLessThan(10);
    assertThat(serde.deserializer().deserialize("store", stored)).isEqualTo(instant);
  }
}
