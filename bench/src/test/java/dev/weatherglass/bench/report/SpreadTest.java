package dev.weatherglass.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void percentiles_are_values_that_were_measured() {
    double[] measured = IntStream.rangeClosed(1, 60).mapToDouble(i -> 61 - i).toArray();

    Spread spread = Spread.of(measured);

    assertThat(spread).isEqualTo(new Spread(60, 1, 30, 57, 60, 60));
  }

  @Test
  void one_value_is_all_of_them() {
    assertThat(Spread.of(7)).isEqualTo(new Spread(1, 7, 7, 7, 7, 7));
  }

  @Test
  void nothing_measured_is_no_spread() {
    assertThatThrownBy(() -> Spread.of()).hasMessageContaining("measured");
  }
}
