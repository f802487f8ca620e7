package dev.weatherglass.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {

  @Test
  void numbers_read_as_people_say_them() {
    assertThat(Quantity.of(0.182, "s", false)).isEqualTo("182 ms");
    assertThat(Quantity.of(1.234, "s", false)).isEqualTo("1.2 s");
    assertThat(Quantity.of(0.009, "1", true)).isEqualTo("0.90 %");
    assertThat(Quantity.of(512 * 1024 * 1024, "By", false)).isEqualTo("512 MiB");
    assertThat(Quantity.of(41.3, "1/s", false)).isEqualTo("41 /s");
    assertThat(Quantity.percent(0.318)).isEqualTo("+32 %");
    assertThat(Quantity.percent(-0.05)).isEqualTo("-5.0 %");
    assertThat(Quantity.percent(Double.POSITIVE_INFINITY)).isEqualTo("+∞ %");
  }
}
