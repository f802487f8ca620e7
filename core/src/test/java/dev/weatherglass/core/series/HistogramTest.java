package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HistogramTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void a_quantile_is_interpolated_within_its_bucket() {
    Map<Double, Double> cumulative = Map.of(0.1, 50.0, 0.2, 90.0, 0.4, 100.0, INFINITY, 100.0);

    assertThat(Histogram.quantile(0.95, cumulative)).isCloseTo(0.3, within(1e-12));
    assertThat(Histogram.quantile(0.25, cumulative)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void beyond_the_last_finite_bound_that_bound_is_the_answer() {
    assertThat(Histogram.quantile(0.95, Map.of(0.1, 50.0, INFINITY, 100.0))).isEqualTo(0.1);
  }

  @Test
  void nothing_observed_has_no_quantile() {
    assertThat(Histogram.quantile(0.95, Map.of(0.1, 0.0, INFINITY, 0.0))).isNaN();
    assertThat(Histogram.quantile(0.95, Map.of())).isNaN();
  }
}
