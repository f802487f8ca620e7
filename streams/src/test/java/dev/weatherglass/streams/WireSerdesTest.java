package dev.weatherglass.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.weatherglass.core.verify.Finding;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WireSerdesTest {

  @Test
  void every_finding_has_a_name_between_the_stages() {
    assertThat(WireSerdes.ByName.class.getAnnotation(JsonSubTypes.class).value())
        .extracting(JsonSubTypes.Type::value)
        .containsExactlyInAnyOrder(
            Arrays.stream(Finding.class.getPermittedSubclasses()).toArray(Class<?>[]::new));
  }
}
