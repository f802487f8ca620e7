package dev.weatherglass.ingest.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Distribution;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExponentialHistogramTest {

  private static final NavigableMap<Long, Double> NONE = ExponentialHistogram.counts(0, doubles());

  @Test
  void buckets_of_scale_0_are_powers_of_two() {
    Distribution whole = distribution(0, 1, ExponentialHistogram.counts(1, doubles(0, 2)), NONE);

    assertThat(whole.bounds()).containsExactly(0, 4, 8, Double.POSITIVE_INFINITY);
    assertThat(whole.cumulative()).containsExactly(1, 1, 3, 3);
  }

  @Test
  void bounds_reach_from_one_power_of_two_to_another() {
    Distribution whole = distribution(2, 0, ExponentialHistogram.counts(-3, doubles(7)), NONE);

    assertThat(whole.bounds())
        .hasSize(6)
        .startsWith(0.5, Math.pow(2, -0.75))
        .endsWith(1, Double.POSITIVE_INFINITY);
    assertThat(whole.cumulative()).containsExactly(0, 0, 7, 7, 7, 7);
  }

  @Test
  void negative_values_come_first() {
    Distribution whole =
        distribution(
            0,
            3,
            ExponentialHistogram.counts(0, doubles(1)),
            ExponentialHistogram.counts(0, doubles(4, 5)));

    assertThat(whole.bounds()).containsExactly(-4, -2, -1, 0, 1, 2, Double.POSITIVE_INFINITY);
    assertThat(whole.cumulative()).containsExactly(0, 5, 9, 12, 12, 13, 13);
  }

  @Test
  void a_fine_histogram_is_merged_and_nothing_is_lost() {
    var random = new Random(7);
    double[] counts = random.doubles(1_000, 0, 9).map(Math::rint).toArray();

    Distribution whole = distribution(6, 2, ExponentialHistogram.counts(-700, counts), NONE);

    assertThat(whole.bounds()).hasSizeLessThanOrEqualTo(ExponentialHistogram.MOST_BUCKETS + 3);
    assertThat(whole.total()).isEqualTo(Arrays.stream(counts).sum() + 2);
    for (double bound : whole.bounds()) {
      double below = 2;
      for (int i = 0; i < counts.length; i++) {
        below +=
            Math.pow(2, (-700 + i + 1) / 64.0) <= bound * (1 + 1e-12) && bound > 0 ? counts[i] : 0;
      }
      assertThat(whole.upTo(bound)).as("below %s", bound).isCloseTo(below, within(1e-9));
    }
  }

  @Test
  void bounds_of_a_coarser_scale_are_among_those_of_a_finer_one() {
    Distribution fine = distribution(3, 0, ExponentialHistogram.counts(-16, filled(32)), NONE);
    Distribution coarse = distribution(2, 0, ExponentialHistogram.counts(-8, filled(16)), NONE);

    assertThat(Arrays.stream(fine.bounds()).boxed()).contains(boxed(coarse.bounds()));
  }

  @Test
  void buckets_that_no_double_reaches_are_none() {
    NavigableMap<Long, Double> far = ExponentialHistogram.counts(Integer.MAX_VALUE, doubles(1));

    assertThat(new ExponentialHistogram(0, 0, 0, far, NONE, 1).distribution()).isNull();
  }

  @Test
  void a_histogram_without_values_is_empty() {
    assertThat(distribution(20, 0, NONE, NONE).total()).isZero();
  }

  @Test
  void the_zero_bucket_may_reach_over_others() {
    var low = ExponentialHistogram.counts(-4, doubles(1, 1, 1, 1, 1));
    Distribution whole =
        Objects.requireNonNull(new ExponentialHistogram(0, 0.5, 10, low, NONE, 1).distribution());

    assertThat(whole.bounds()).containsExactly(0.5, 1, 2, Double.POSITIVE_INFINITY);
    assertThat(whole.cumulative()).containsExactly(13, 14, 15, 15);
  }

  @Test
  void a_negative_count_is_refused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> ExponentialHistogram.counts(0, doubles(1, -1)))
        .withMessageContaining("-1.0");
  }

  private static Distribution distribution(
      int scale,
      double zeros,
      NavigableMap<Long, Double> positive,
      NavigableMap<Long, Double> negative) {
    return Objects.requireNonNull(
        new ExponentialHistogram(scale, 0, zeros, positive, negative, 1).distribution());
  }

  private static double[] doubles(double... values) {
    return values;
  }

  private static double[] filled(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static Double[] boxed(double[] values) {
    return Arrays.stream(values).boxed().toArray(Double[]::new);
  }
}
