package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {

  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void a_quantile_is_interpolated_within_its_bucket() {
    Histogram histogram = of(Map.of(0.1, 50.0, 0.2, 90.0, 0.4, 100.0, INFINITY, 100.0));

    assertThat(histogram.quantile(0.95)).isCloseTo(0.3, within(1e-12));
    assertThat(histogram.quantile(0.25)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void beyond_the_last_finite_bound_that_bound_is_the_answer() {
    assertThat(of(Map.of(0.1, 50.0, INFINITY, 100.0)).quantile(0.95)).isEqualTo(0.1);
    assertThat(of(Map.of(INFINITY, 100.0)).quantile(0.95)).isNaN();
  }

  @Test
  void nothing_observed_is_no_histogram() {
    assertThat(Histogram.of(told(Map.of(0.1, 0.0, INFINITY, 0.0)))).isNull();
    assertThat(Histogram.of(BoundCounts.NONE)).isNull();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, 1e300, Double.NaN, Double.POSITIVE_INFINITY})
  void a_count_that_nobody_can_have_counted_is_no_histogram(double count) {
    assertThat(Histogram.of(told(Map.of(0.1, count, INFINITY, 100.0)))).isNull();
  }

  @Test
  void requests_above_a_bound_are_counted_where_it_is_one() {
    Histogram histogram = of(Map.of(0.1, 50.0, 0.2, 90.0, INFINITY, 100.0));

    assertThat(histogram.above(0.1)).isEqualTo(50);
    assertThat(histogram.above(0.15)).isNaN();
    assertThat(histogram.total()).isEqualTo(100);
  }

  @Test
  void a_bound_that_an_instance_does_not_know_is_left_out() {
    BoundCounts told =
        BoundCounts.NONE
            .plus(INFINITY, 60)
            .plus(0.2, 40)
            .plus(0.1, 20)
            .plus(INFINITY, 40)
            .plus(0.1, 30);

    assertThat(Objects.requireNonNull(Histogram.of(told)).bounds()).containsExactly(0.1, INFINITY);
    assertThat(Objects.requireNonNull(Histogram.of(told)).cumulative()).containsExactly(50, 100);
  }

  @Test
  void two_are_added_by_the_bounds_they_share() {
    Histogram sum =
        of(Map.of(0.1, 5.0, 0.2, 9.0, INFINITY, 10.0))
            .plus(of(Map.of(0.1, 3.0, 0.4, 9.0, INFINITY, 20.0)));

    assertThat(Objects.requireNonNull(sum).bounds()).containsExactly(0.1, INFINITY);
    assertThat(sum.cumulative()).containsExactly(8, 30);
    assertThat(of(Map.of(0.1, 5.0)).plus(of(Map.of(0.2, 5.0)))).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void what_becomes_bytes_comes_back(long seed) {
    var random = new Random(seed);
    double[] other = {0.5};
    for (int i = 0; i < 200; i++) {
      var counts = new TreeMap<Double, Double>();
      double sofar = 0;
      for (int bound = 0; bound < 1 + random.nextInt(20); bound++) {
        sofar += Math.floor(Math.pow(2, random.nextInt(48)) * random.nextDouble());
        counts.put((double) bound, sofar);
      }
      counts.put(INFINITY, sofar + 1);
      Histogram histogram = of(counts);

      Histogram back =
          Objects.requireNonNull(
              HistogramBytes.decode(
                  HistogramBytes.encode(1, histogram), List.of(other, histogram.bounds())));

      assertThat(back.cumulative()).describedAs("seed %d", seed).isEqualTo(histogram.cumulative());
      assertThat(back.bounds()).isEqualTo(histogram.bounds());
    }
  }

  private static Histogram of(Map<Double, Double> cumulative) {
    return Objects.requireNonNull(Histogram.of(told(cumulative)));
  }

  private static BoundCounts told(Map<Double, Double> cumulative) {
    BoundCounts told = BoundCounts.NONE;
    for (Map.Entry<Double, Double> bound : cumulative.entrySet()) {
      told = told.plus(bound.getKey(), bound.getValue());
    }
    return told;
  }
}
