package dev.weatherglass.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

  @Test
  void what_is_not_given_is_the_default() {
    Arguments arguments = Arguments.parse("--runs", "3");

    assertThat(arguments.whole("runs", 5)).isEqualTo(3);
    assertThat(arguments.whole("services", 50)).isEqualTo(50);
  }

  @Test
  void a_value_that_is_no_number_is_named() {
    assertThatThrownBy(() -> Arguments.parse("--runs", "many").whole("runs", 5))
        .hasMessage("--runs must be a whole number but was \"many\"");
  }

  @Test
  void a_name_without_a_value_is_refused() {
    assertThatThrownBy(() -> Arguments.parse("--runs")).hasMessageContaining("--runs");
  }
}
