package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Whole histograms and increments, as OTLP and native histograms bring them.
class WholeHistogramTest {

  private static final Signal P95 =
      new Signal("latency_p95", "p95 latency", SignalKind.LATENCY, "s", Direction.UP);
  private static final Signal LATENCY =
      new Signal("latency", "mean latency", SignalKind.LATENCY, "s", Direction.UP);
  private static final Signal THROUGHPUT =
      new Signal("throughput", "throughput", SignalKind.THROUGHPUT, "1/s", Direction.DOWN);
  private static final Signal QUEUE =
      new Signal("queue", "queue length", SignalKind.SATURATION, "1", Direction.UP);

  private FamilyState state = FamilyState.empty();
  private final List<ClosedBucket> closed = new ArrayList<>();
  private final List<Long> restarts = new ArrayList<>();

  @Test
  void increments_of_a_cumulative_histogram_are_told_whole() {
    FamilyObserver observer =
        watching(
            rule(LATENCY, new Measure.Mean()),
            rule(P95, new Measure.Quantile(0.95)),
            rule(THROUGHPUT, new Measure.Rate(Part.COUNT)));
    for (int i = 0; i < 40; i++) {
      histogram(observer, i * 10_000L, 0, new double[] {0.1, 0.2}, 3.0 * i, i, 6.0 * i, i);
    }

    assertThat(value(LATENCY)).isCloseTo(3.0 / 8, within(1e-9));
    assertThat(value(THROUGHPUT)).isCloseTo(0.8, within(1e-9));
    assertThat(last(P95).cumulative()).containsExactly(1, 7, 8);
  }

  @Test
  void a_bound_that_appears_later_counts_only_what_is_new() {
    FamilyObserver observer = watching(rule(P95, new Measure.Quantile(0.95)));
    for (int i = 0; i < 40; i++) {
      histogram(observer, i * 10_000L, 0, new double[] {0.5, 1}, 0, 0, 10.0 * i, 0);
    }
    histogram(observer, 400_000, 0, new double[] {0.5, 1, 2}, 0, 0, 400, 1, 0);

    assertThat(last(P95).bounds()).containsExactly(0.5, 1, 2, Double.POSITIVE_INFINITY);
    assertThat(last(P95).cumulative()).containsExactly(0, 10, 11, 11);
  }

  @Test
  void merged_buckets_go_on_from_the_finer_ones() {
    FamilyObserver observer = watching(rule(P95, new Measure.Quantile(0.95)));
    for (int i = 0; i < 40; i++) {
      histogram(
          observer, i * 10_000L, 0, new double[] {1, 2, 3, 4}, 0, i, 1.0 * i, 1.0 * i, 1.0 * i, 0);
    }
    histogram(observer, 400_000, 0, new double[] {2, 4}, 0, 82, 84, 0);

    assertThat(last(P95).bounds()).containsExactly(2, 4, Double.POSITIVE_INFINITY);
    assertThat(last(P95).cumulative()).containsExactly(4, 10, 10);
  }

  @Test
  void histograms_of_other_range_add_up_by_what_both_know() {
    var narrow = Distribution.of(new double[] {1, 2}, new double[] {0, 5, 0}, 8);
    var wide = Distribution.of(new double[] {1, 2, 4, 8}, new double[] {0, 1, 2, 3, 0}, 30);
    var coarse = Distribution.of(new double[] {3}, new double[] {4, 1}, 9);

    BoundCounts both = BoundCounts.NONE.plus(narrow).plus(wide);
    assertThat(both.bounds()).containsExactly(1, 2, 4, 8, Double.POSITIVE_INFINITY);
    assertThat(both.amounts()).containsExactly(0, 6, 8, 11, 11);
    BoundCounts all = BoundCounts.NONE.plus(narrow).plus(coarse);
    assertThat(all.bounds()).containsExactly(3, Double.POSITIVE_INFINITY);
    assertThat(all.amounts()).containsExactly(9, 10);
  }

  @Test
  void a_bucket_that_fell_shows_a_restart_although_the_total_grew() {
    FamilyObserver observer = watching(rule(P95, new Measure.Quantile(0.95)));
    for (int i = 0; i < 40; i++) {
      histogram(observer, i * 10_000L, 0, new double[] {0.1}, 0, 2.0 * i, i);
    }
    histogram(observer, 400_000, 0, new double[] {0.1}, 0, 70, 90);

    assertThat(restarts).containsExactly(400_000L);
    assertThat(last(P95).cumulative()).containsExactly(70, 160);
  }

  @Test
  void a_later_start_shows_a_restart_although_the_counter_grew() {
    FamilyObserver observer = watching(rule(THROUGHPUT, new Measure.Rate(Part.VALUE)));
    for (int i = 1; i < 40; i++) {
      scalar(observer, Metric.Kind.COUNTER, Sample.of(i * 10_000L, i, 1));
    }
    scalar(observer, Metric.Kind.COUNTER, Sample.of(400_000, 50, 392_000));

    assertThat(restarts).containsExactly(400_000L);
    assertThat(value(THROUGHPUT)).isCloseTo(5, within(1e-9));
  }

  @Test
  void deltas_are_increments_and_a_silent_time_counts() {
    FamilyObserver observer = watching(rule(THROUGHPUT, new Measure.Rate(Part.VALUE)));
    for (int i = 0; i < 40; i++) {
      scalar(observer, Metric.Kind.DELTA, Sample.of(i * 10_000L, 70, (i - 1) * 10_000L));
    }
    assertThat(value(THROUGHPUT)).isCloseTo(7, within(1e-9));
    assertThat(restarts).isEmpty();

    scalar(observer, Metric.Kind.DELTA, Sample.of(500_000, 30, 490_000));
    scalar(observer, Metric.Kind.DELTA, Sample.of(510_000, 10, 500_000));
    assertThat(value(THROUGHPUT)).isCloseTo(1, within(1e-9));
  }

  @Test
  void a_delta_that_comes_late_is_not_lost() {
    FamilyObserver observer = watching(rule(THROUGHPUT, new Measure.Rate(Part.VALUE)));
    for (int i = 0; i < 40; i++) {
      scalar(observer, Metric.Kind.DELTA, Sample.of(i * 10_000L, 10, (i - 1) * 10_000L));
    }
    step(
        observer,
        Part.VALUE,
        Metric.Kind.DELTA,
        Map.of("instance", "late"),
        Sample.of(385_000, 20, 375_000));
    scalar(observer, Metric.Kind.DELTA, Sample.of(400_000, 10, 390_000));
    scalar(observer, Metric.Kind.DELTA, Sample.of(410_000, 10, 400_000));
    scalar(observer, Metric.Kind.DELTA, Sample.of(420_000, 10, 410_000));

    assertThat(closed).anySatisfy(bucket -> assertThat(bucket.value().value()).isGreaterThan(2.9));
    assertThat(state.dropped()).isZero();
  }

  @Test
  void deltas_of_a_gauge_are_added_up() {
    FamilyObserver observer = watching(rule(QUEUE, new Measure.Level()));
    for (int i = 0; i < 40; i++) {
      scalar(observer, Metric.Kind.DELTA, Sample.of(i * 10_000L, i % 2 == 0 ? 3 : -2));
    }

    assertThat(value(QUEUE)).isCloseTo(20, within(3.0));
  }

  @Test
  void parts_that_come_beside_a_whole_histogram_do_not_count_twice() {
    FamilyObserver observer = watching(rule(THROUGHPUT, new Measure.Rate(Part.COUNT)));
    for (int i = 0; i < 40; i++) {
      histogram(observer, i * 10_000L, 0, new double[] {0.1}, 0, 8.0 * i, 2.0 * i);
      step(observer, Part.COUNT, Metric.Kind.COUNTER, Map.of(), Sample.of(i * 10_000L, 10.0 * i));
    }

    assertThat(value(THROUGHPUT)).isCloseTo(1, within(1e-9));
  }

  @Test
  void a_metric_of_whole_histograms_stands_for_the_family_of_its_parts() {
    var names = Watch.DEFAULTS.names();

    assertThat(Watch.histogram(names, "http_server_request_duration_seconds"))
        .isEqualTo(new Watch.Named("http_server_request_duration_seconds", Part.HISTOGRAM));
    assertThat(Watch.histogram(names, "http_requests_total")).isNull();
  }

  private double value(Signal signal) {
    return closed.stream()
        .filter(bucket -> bucket.rule().signal().equals(signal))
        .reduce((_, later) -> later)
        .orElseThrow()
        .value()
        .value();
  }

  private Histogram last(Signal signal) {
    return Objects.requireNonNull(
        closed.stream()
            .filter(bucket -> bucket.rule().signal().equals(signal))
            .reduce((_, later) -> later)
            .orElseThrow()
            .histogram());
  }

  private static WatchRule rule(Signal signal, Measure measure) {
    return new WatchRule(signal, measure, List.of("m"), List.of());
  }

  private static FamilyObserver watching(WatchRule... rules) {
    return new FamilyObserver(
        List.of(rules), RestartSign.COUNTER_FALLS, Duration.ofSeconds(10), null, 1_000);
  }

  private void histogram(
      FamilyObserver observer, long at, long start, double[] bounds, double sum, double... counts) {
    step(
        observer,
        Part.HISTOGRAM,
        Metric.Kind.HISTOGRAM,
        Map.of(),
        Sample.of(at, Distribution.of(bounds, counts, sum), start));
  }

  private void scalar(FamilyObserver observer, Metric.Kind kind, Sample sample) {
    step(observer, Part.VALUE, kind, Map.of(), sample);
  }

  private void step(
      FamilyObserver observer,
      Part part,
      Metric.Kind kind,
      Map<String, String> labels,
      Sample sample) {
    var metric = new Metric("m", kind, "", List.of(new RawSeries(labels, List.of(sample))));
    FamilyObserver.Step step = observer.step(state, Map.of(part, metric));
    state = step.state();
    closed.addAll(step.closed());
    restarts.addAll(step.restarts());
  }
}
