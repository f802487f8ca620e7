package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private static final int BASELINE = 240;
  private static final double[] BOUNDS = {
    0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, Double.POSITIVE_INFINITY
  };
  private static final Signal P95 =
      new Signal("latency_p95", "p95 latency", SignalKind.LATENCY, "s", Direction.UP);

  private final Random random = new Random(11);

  @Test
  void a_ring_without_histograms_is_read_as_it_is() {
    Ring ring = empty(false).push(0, BucketValue.of(3)).push(1, BucketValue.of(4));

    List<View> views = Views.of(ring, 2, BASELINE);

    assertThat(views).containsExactly(new View.Level(false));
    assertThat(views.getFirst().at(ring, 1)).isEqualTo(BucketValue.of(4));
  }

  @Test
  void few_requests_of_a_ratio_stay_counts() {
    Ring ring = empty(true).push(0, BucketValue.ratio(1, 2));

    assertThat(Views.of(ring, 1, BASELINE)).containsExactly(new View.Level(true));
    assertThat(new View.Level(true).at(ring, 0)).isEqualTo(new BucketValue(1, 2));
  }

  @Test
  void a_busy_histogram_has_three_quantiles_and_three_shares() {
    Ring ring = latencies(empty(false), 0, BASELINE, 1_000, 0.1);

    assertThat(Views.of(ring, BASELINE, BASELINE))
        .extracting(View::name)
        .containsExactly("p50", "p90", "p99", "above_p50", "above_p90", "above_p99");
    assertThat(Views.choose(ring, BASELINE, BASELINE).refused()).isEmpty();
  }

  @Test
  void a_quantile_is_that_of_the_bucket() {
    Ring ring = latencies(empty(false), 0, BASELINE, 1_000, 0.1);
    View p90 = Views.of(ring, BASELINE, BASELINE).get(1);

    assertThat(p90.at(ring, 17).value())
        .isEqualTo(Objects.requireNonNull(ring.histogramAt(17)).quantile(0.9));
  }

  @Test
  void a_share_counts_requests_above_the_bound_nearest_to_the_baselines_quantile() {
    Ring ring = latencies(empty(false), 0, BASELINE, 1_000, 0.1);
    View.TailShare half = (View.TailShare) Views.of(ring, BASELINE, BASELINE).get(3);

    Ring slower = latencies(ring, BASELINE, 20, 1_000, 0.3);

    assertThat(half.bound()).isEqualTo(0.1);
    assertThat(half.at(slower, 200).level()).isCloseTo(0.5, within(0.06));
    assertThat(half.at(slower, BASELINE + 5).level()).isGreaterThan(0.9);
    assertThat(Views.of(slower, BASELINE, BASELINE))
        .describedAs("frozen: what came later changes no view")
        .isEqualTo(Views.of(ring, BASELINE, BASELINE));
  }

  @Test
  void with_little_traffic_buckets_are_taken_together() {
    Ring ring = latencies(empty(false), 0, BASELINE + 40, 40, 0.1);
    View p99 = Views.of(ring, BASELINE, BASELINE).get(2);

    assertThat(p99.title()).isEqualTo("p99 of 8 buckets together");
    assertThat(
            LongStream.range(BASELINE - 16, BASELINE + 16)
                .filter(index -> !p99.at(ring, index).isMissing()))
        .containsExactly(BASELINE - 9L, BASELINE - 1L, BASELINE + 7L, BASELINE + 15L);
    assertThat(p99.at(ring, BASELINE + 7).value())
        .isEqualTo(
            Objects.requireNonNull(Views.together(ring, BASELINE, BASELINE + 8)).quantile(0.99));
  }

  @Test
  void with_too_little_traffic_a_quantile_is_refused_and_shares_remain() {
    Ring ring = latencies(empty(false), 0, BASELINE, 3, 0.1);
    Views views = Views.choose(ring, BASELINE, BASELINE);

    assertThat(views.judged())
        .extracting(View::name)
        .startsWith("p50", "p90", "above_p50")
        .doesNotContain("p99");
    assertThat(views.refused())
        .containsExactly("p99 needs 300 requests, which is 100 buckets of 3");
  }

  @Test
  void a_group_that_holds_less_than_half_the_requests_is_missing() {
    Ring ring = latencies(empty(false), 0, BASELINE, 30, 0.1);
    ring = latencies(ring, BASELINE, 10, 1, 0.1);
    View p90 = Views.of(ring, BASELINE, BASELINE).get(1);

    assertThat(p90.at(ring, BASELINE - 1).isMissing()).isFalse();
    assertThat(p90.at(ring, BASELINE + 1).isMissing()).isTrue();
  }

  @Test
  void a_bound_that_is_gone_makes_its_share_missing_and_leaves_quantiles() {
    Ring ring = latencies(empty(false), 0, BASELINE, 1_000, 0.1);
    List<View> views = Views.of(ring, BASELINE, BASELINE);
    double[] others = {0.02, 0.2, 2, Double.POSITIVE_INFINITY};
    Ring changed =
        ring.push(
            BASELINE, BucketValue.of(0.1), Objects.requireNonNull(counts(others, 1_000, 0.1)));

    assertThat(views.get(0).at(changed, BASELINE).isMissing()).isFalse();
    assertThat(views.get(3).at(changed, BASELINE).isMissing()).isTrue();
  }

  @Test
  void bounds_that_all_changed_within_the_baseline_are_refused_with_the_reason() {
    double[] others = {0.02, 0.2, 2};
    double[] these = {0.01, 0.1, 1};
    Ring ring = empty(false);
    for (int i = 0; i < BASELINE; i++) {
      ring = ring.push(i, BucketValue.of(0.1), counts(i < 100 ? these : others, 1_000, 0.1));
    }

    Views views = Views.choose(ring, BASELINE, BASELINE);

    assertThat(views.judged()).isEmpty();
    assertThat(views.refused())
        .containsExactly("the upper bounds of the histogram changed before the change");
  }

  @Test
  void a_short_baseline_is_refused_with_the_reason() {
    Ring ring = latencies(empty(false), 0, 19, 1_000, 0.1);

    assertThat(Views.choose(ring, 19, BASELINE).judged()).isEmpty();
    assertThat(Views.choose(ring, 19, BASELINE).refused())
        .containsExactly("only 19 buckets before the change have a histogram");
  }

  @Test
  void buckets_without_requests_are_missing() {
    Ring ring = latencies(empty(false), 0, BASELINE, 1_000, 0.1);
    Ring silent = ring.push(BASELINE, BucketValue.MISSING);

    assertThat(Views.of(ring, BASELINE, BASELINE))
        .allSatisfy(view -> assertThat(view.at(silent, BASELINE).isMissing()).isTrue());
  }

  private Ring latencies(Ring ring, int from, int count, int requests, double median) {
    Ring more = ring;
    for (int i = from; i < from + count; i++) {
      more = more.push(i, BucketValue.of(median), counts(BOUNDS, requests, median));
    }
    return more;
  }

  private @Nullable Histogram counts(double[] bounds, int requests, double median) {
    BoundCounts told = BoundCounts.NONE;
    double[] seconds =
        random.doubles(requests).map(_ -> median * Math.exp(0.8 * random.nextGaussian())).toArray();
    for (double bound : bounds) {
      double below = java.util.Arrays.stream(seconds).filter(one -> one <= bound).count();
      told = told.plus(bound, below);
    }
    return Histogram.of(told);
  }

  private static Ring empty(boolean ratio) {
    return Ring.empty(
        new SeriesKey("checkout", "production", "latency_p95", ""), P95, "m", ratio, 10_000, -1);
  }
}
