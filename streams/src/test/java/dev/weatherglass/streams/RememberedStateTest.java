package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class RememberedStateTest {

  private record Kept(String name, List<Integer> numbers) {}

  private final Serde<Kept> serde = new RememberedState<>(WireSerdes.cbor(Kept.class));
  private final Kept value = new Kept("checkout", List.of(1, 2, 3));

  @Test
  void the_array_that_was_written_gives_the_value_itself() {
    byte[] bytes = serde.serializer().serialize("store", value);

    assertThat(serde.deserializer().deserialize("store", bytes)).isSameAs(value);
  }

  @Test
  void an_equal_array_from_elsewhere_is_read() {
    byte[] bytes = serde.serializer().serialize("store", value);

    assertThat(serde.deserializer().deserialize("store", bytes.clone()))
        .isEqualTo(value)
        .isNotSameAs(value);
  }

  @Test
  void what_was_written_long_ago_is_read_again() {
    byte[] first = serde.serializer().serialize("store", value);
    for (int i = 0; i < 5_000; i++) {
      serde.serializer().serialize("store", new Kept("checkout", List.of(i)));
    }

    assertThat(serde.deserializer().deserialize("store", first))
        .isEqualTo(value)
        .isNotSameAs(value);
  }

  @Test
  void nothing_stays_nothing() {
    assertThat(serde.serializer().serialize("store", null)).isNull();
    assertThat(serde.deserializer().deserialize("store", null)).isNull();
  }
}
