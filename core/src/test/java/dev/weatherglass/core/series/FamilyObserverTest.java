package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FamilyObserverTest {

  private static final Signal THROUGHPUT =
      new Signal("throughput", "throughput", SignalKind.THROUGHPUT, "1/s", Direction.DOWN);
  private static final Signal LATENCY =
      new Signal("latency", "mean latency", SignalKind.LATENCY, "s", Direction.UP);
  private static final Signal DEPTH =
      new Signal("queue", "queue length", SignalKind.SATURATION, "1", Direction.UP);
  private static final Signal ERRORS =
      new Signal("errors", "error ratio", SignalKind.ERRORS, "1", Direction.UP);

  private static final Signal P95 =
      new Signal("latency_p95", "p95 latency", SignalKind.LATENCY, "s", Direction.UP);

  private FamilyState state = FamilyState.empty();
  private final List<ClosedBucket> closed = new ArrayList<>();
  private final List<Long> restarts = new ArrayList<>();

  @Test
  void width_is_learnt_from_the_spacing_of_samples_and_forgives_jitter() {
    FamilyObserver observer = watching(THROUGHPUT, new Measure.Rate(Part.VALUE));
    for (int i = 0; i < 30; i++) {
      counter(observer, Map.of(), i * 10_000L + (i % 2) * 120, i * 50.0);
    }

    assertThat(state.widthMillis()).isEqualTo(10_000);
    assertThat(closed).isNotEmpty();
  }

  @Test
  void a_rate_is_right_although_scrapes_jitter() {
    FamilyObserver observer = watching(THROUGHPUT, new Measure.Rate(Part.VALUE));
    for (int i = 0; i < 40; i++) {
      long at = i * 10_000L + (i * 37 % 5) * 200;
      counter(observer, Map.of(), at, at / 1000.0 * 7);
    }

    assertThat(closed)
        .allSatisfy(bucket -> assertThat(bucket.value().value()).isCloseTo(7, within(1e-9)));
  }

  @Test
  void a_rate_adds_up_over_instances() {
    FamilyObserver observer = watching(THROUGHPUT, new Measure.Rate(Part.VALUE));
    for (int i = 0; i < 40; i++) {
      counter(observer, Map.of("instance", "a"), i * 10_000L, i * 50.0);
      counter(observer, Map.of("instance", "b"), i * 10_000L + 3_000, i * 20.0);
    }

    assertThat(closed.getLast().value().value()).isCloseTo(7, within(1e-9));
  }

  @Test
  void a_counter_reset_counts_from_zero_and_never_down() {
    FamilyObserver observer = watching(THROUGHPUT, new Measure.Rate(Part.VALUE));
    learn(observer);
    counter(observer, Map.of(), 300_000, 1_000);
    counter(observer, Map.of(), 310_000, 30);
    counter(observer, Map.of(), 320_000, 60);

    assertThat(closed.getLast().value().value()).isCloseTo(3, within(1e-9));
    assertThat(closed).allSatisfy(bucket -> assertThat(bucket.value().value()).isNotNegative());
  }

  @Test
  void a_counter_that_falls_below_zero_counts_nothing() {
    FamilyObserver observer = watching(THROUGHPUT, new Measure.Rate(Part.VALUE));
    learn(observer);
    counter(observer, Map.of(), 300_000, 1_000);
    counter(observer, Map.of(), 310_000, -30);

    assertThat(closed.getLast().value().value()).isZero();
  }

  @Test
  void one_bound_that_fell_shows_that_the_whole_histogram_was_reset() {
    FamilyObserver observer = watching(P95, new Measure.Quantile(0.95));
    for (int i = 0; i < 40; i++) {
      step(
          observer,
          Part.BUCKET,
          bound("a", "0.1", i * 10_000L, 0),
          bound("a", "0.2", i * 10_000L, 20),
          bound("a", "+Inf", i * 10_000L, i * 100.0));
    }
    step(
        observer,
        Part.BUCKET,
        bound("a", "0.1", 400_000, 0),
        bound("a", "0.2", 400_000, 25),
        bound("a", "+Inf", 400_000, 30));

    assertThat(Objects.requireNonNull(closed.getLast().histogram()).cumulative())
        .containsExactly(0, 25, 30);
  }

  @Test
  void a_restart_is_told_when_a_counter_falls_and_not_when_a_sum_does() {
    FamilyObserver observer = watching(LATENCY, new Measure.Mean());
    for (int i = 0; i < 40; i++) {
      scrape(observer, i * 10_000L, 100 - i, i * 30.0);
    }
    assertThat(restarts).isEmpty();
    scrape(observer, 400_000, 3, 7);

    assertThat(restarts).containsExactly(400_000L);
  }

  @Test
  void a_restart_is_told_when_the_start_time_rises_but_not_when_it_is_rounded() {
    FamilyObserver observer =
        new FamilyObserver(
            List.of(), RestartSign.START_TIME_RISES, Duration.ofSeconds(10), null, 1_000);
    for (int i = 0; i < 40; i++) {
      gauge(observer, "a", i * 10_000L, 1.7e9 + (i % 2) * 0.5);
    }
    assertThat(restarts).isEmpty();
    gauge(observer, "b", 400_000, 1.8e9);
    assertThat(restarts).describedAs("a new instance is no restart").isEmpty();
    gauge(observer, "a", 410_000, 1.7e9 + 405);

    assertThat(restarts).containsExactly(410_000L);
    assertThat(closed).isEmpty();
  }

  @Test
  void a_bucket_waits_for_a_late_series_until_the_grace_is_over() {
    FamilyObserver observer = watching(DEPTH, new Measure.Level());
    for (int i = 0; i < 20; i++) {
      gauge(observer, "a", i * 10_000L + 1_000, 5);
      gauge(observer, "b", i * 10_000L + 2_000, 6);
    }
    int before = closed.size();
    gauge(observer, "a", 201_000, 5);
    assertThat(closed).hasSize(before);
    gauge(observer, "b", 202_000, 6);
    assertThat(closed).hasSize(before + 1);
    assertThat(closed.getLast().value().value()).isCloseTo(11, within(1e-9));

    gauge(observer, "a", 211_000, 5);
    gauge(observer, "a", 221_000, 5);
    assertThat(closed).describedAs("b is missing, its bucket waits").hasSize(before + 1);
    gauge(observer, "a", 231_000, 5);
    assertThat(closed)
        .describedAs("the grace is over, and b is waited for no more")
        .hasSize(before + 4);
  }

  @Test
  void a_stale_series_is_not_waited_for() {
    FamilyObserver observer = watching(DEPTH, new Measure.Level());
    for (int i = 0; i < 20; i++) {
      gauge(observer, "a", i * 10_000L + 1_000, 5);
      gauge(observer, "b", i * 10_000L + 2_000, 6);
    }
    int before = closed.size();
    step(
        observer,
        Part.VALUE,
        new RawSeries(Map.of("instance", "b"), List.of(Sample.stale(200_500))));
    gauge(observer, "a", 201_000, 5);

    assertThat(closed).hasSize(before + 1);
    assertThat(closed.getLast().value().value()).isCloseTo(5, within(1e-9));
  }

  @Test
  void older_samples_and_late_gauges_are_dropped_and_counted_but_repeats_are_not() {
    FamilyObserver observer = watching(DEPTH, new Measure.Level());
    for (int i = 0; i < 20; i++) {
      gauge(observer, "a", i * 10_000L + 1_000, 5);
    }
    long before = state.dropped();
    gauge(observer, "a", 191_000, 5);
    assertThat(state.dropped()).isEqualTo(before);
    gauge(observer, "a", 100_000, 9);
    assertThat(state.dropped()).isEqualTo(before + 1);
  }

  @Test
  void the_first_error_of_a_known_instance_counts_from_zero() {
    FamilyObserver observer = watching(ERRORS, new Measure.ErrorRatio(Part.VALUE));
    for (int i = 0; i < 20; i++) {
      counter(observer, Map.of("instance", "a", "code", "200"), i * 10_000L, i * 100.0);
    }
    step(
        observer,
        Part.VALUE,
        new RawSeries(Map.of("instance", "a", "code", "200"), List.of(Sample.of(200_000, 2_000))),
        new RawSeries(Map.of("instance", "a", "code", "503"), List.of(Sample.of(200_000, 25))));

    assertThat(closed.getLast().value()).isEqualTo(new BucketValue(25, 125));
  }

  @Test
  void the_first_sample_of_a_new_instance_is_no_increment() {
    FamilyObserver observer = watching(THROUGHPUT, new Measure.Rate(Part.VALUE));
    learn(observer);
    counter(observer, Map.of("instance", "new"), 300_000, 1e9);
    counter(observer, Map.of("instance", "new"), 310_000, 1e9 + 40);

    assertThat(closed).allSatisfy(bucket -> assertThat(bucket.value().value()).isLessThan(100));
  }

  @Test
  void histograms_add_up_over_instances() {
    FamilyObserver observer = watching(P95, new Measure.Quantile(0.95));
    for (int i = 0; i < 40; i++) {
      step(
          observer,
          Part.BUCKET,
          bound("a", "0.1", i * 10_000L, i * 60.0),
          bound("a", "+Inf", i * 10_000L, i * 100.0),
          bound("b", "0.1", i * 10_000L, i * 20.0),
          bound("b", "+Inf", i * 10_000L, i * 30.0));
    }

    Histogram histogram = Objects.requireNonNull(closed.getLast().histogram());
    assertThat(histogram.bounds()).containsExactly(0.1, Double.POSITIVE_INFINITY);
    assertThat(histogram.cumulative()).containsExactly(80, 130);
  }

  @Test
  void while_instances_disagree_about_bounds_those_they_share_are_told() {
    FamilyObserver observer = watching(P95, new Measure.Quantile(0.95));
    for (int i = 0; i < 40; i++) {
      step(
          observer,
          Part.BUCKET,
          bound("old", "0.1", i * 10_000L, i * 60.0),
          bound("old", "+Inf", i * 10_000L, i * 100.0),
          bound("new", "0.2", i * 10_000L, i * 20.0),
          bound("new", "no number", i * 10_000L, i * 20.0),
          bound("new", "+Inf", i * 10_000L, i * 30.0));
    }

    Histogram histogram = Objects.requireNonNull(closed.getLast().histogram());
    assertThat(histogram.bounds()).containsExactly(Double.POSITIVE_INFINITY);
    assertThat(closed.getLast().value().isMissing())
        .describedAs("no finite bound is known of all requests")
        .isTrue();
  }

  @Test
  void a_year_of_gap_is_stepped_over() {
    FamilyObserver observer = watching(THROUGHPUT, new Measure.Rate(Part.VALUE));
    learn(observer);
    long nextYear = Duration.ofDays(365).toMillis();
    counter(observer, Map.of(), nextYear, 5_000);
    counter(observer, Map.of(), nextYear + 10_000, 5_050);

    assertThat(closed.getLast().index()).isEqualTo((nextYear + 10_000) / 10_000);
  }

  private FamilyObserver watching(Signal signal, Measure measure) {
    return new FamilyObserver(
        List.of(new WatchRule(signal, measure, List.of("m"), List.of())),
        RestartSign.COUNTER_FALLS,
        Duration.ofSeconds(10),
        null,
        1_000);
  }

  /// Thirty regular scrapes of one instance.
  private void learn(FamilyObserver observer) {
    for (int i = 0; i < 30; i++) {
      counter(observer, Map.of(), i * 10_000L, i * 30.0);
    }
  }

  private void counter(FamilyObserver observer, Map<String, String> labels, long at, double value) {
    step(observer, Part.VALUE, new RawSeries(labels, List.of(Sample.of(at, value))));
  }

  /// Sum and count of one instance.
  private void scrape(FamilyObserver observer, long at, double sum, double count) {
    FamilyObserver.Step step =
        observer.step(state, Map.of(Part.SUM, metric(at, sum), Part.COUNT, metric(at, count)));
    state = step.state();
    restarts.addAll(step.restarts());
  }

  private static Metric metric(long at, double value) {
    return new Metric(
        "m",
        Metric.Kind.COUNTER,
        "",
        List.of(new RawSeries(Map.of(), List.of(Sample.of(at, value)))));
  }

  private static RawSeries bound(String instance, String le, long at, double value) {
    return new RawSeries(Map.of("instance", instance, "le", le), List.of(Sample.of(at, value)));
  }

  private void gauge(FamilyObserver observer, String instance, long at, double value) {
    counter(observer, Map.of("instance", instance), at, value);
  }

  private void step(FamilyObserver observer, Part part, RawSeries... series) {
    FamilyObserver.Step step =
        observer.step(
            state, Map.of(part, new Metric("m", Metric.Kind.UNKNOWN, "", List.of(series))));
    state = step.state();
    closed.addAll(step.closed());
    restarts.addAll(step.restarts());
  }
}
