package dev.weatherglass.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.Metric;
import dev.weatherglass.core.series.MetricBatch;
import dev.weatherglass.core.series.RawSeries;
import dev.weatherglass.core.series.Sample;
import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.core.verify.Verdict;
import dev.weatherglass.core.verify.VerdictState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is sent, something is said about a change: never an exception, never a healthy that
/// nobody can know.
class BadInputTest {

  private static final Duration BUCKET = Duration.ofSeconds(10);
  private static final int BASELINE = 250;
  private static final int AFTER = 125;
  private static final String GAUGE = "process_resident_memory_bytes";
  private static final String REQUESTS = "http_requests_total";
  private static final String LATENCY = "http_server_request_duration_seconds";

  private final WholeJudge judge = new WholeJudge(JudgeSettings.DEFAULTS, Watch.DEFAULTS);
  private final List<Told> told = new ArrayList<>();
  private final Random random = new Random(5);

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
  void after_a_change_only_what_is_no_usable_number(double value) {
    Verdict verdict = gauge(t -> t < BASELINE ? noise(1e8) : value);

    assertThat(verdict.state()).isIn(VerdictState.NO_DATA, VerdictState.INCONCLUSIVE);
    assertThat(verdict.reason()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e300, -1, 0})
  void an_unusable_number_now_and_then_changes_no_verdict(double value) {
    Verdict plain = gauge(t -> t < BASELINE ? noise(1e8) : 1.5 * noise(1e8));
    assertThat(plain.state()).isEqualTo(VerdictState.REGRESSED);

    var spoilt = new BadInputTest();
    assertThat(
            spoilt
                .gauge(t ->
                    t % 17 == 3
                        ? value
                        : t < BASELINE ? spoilt.noise(1e8) : 1.5 * spoilt.noise(1e8))
                .state())
        .isEqualTo(VerdictState.REGRESSED);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 5, -3, 1e-300, 1e30})
  void a_constant_series_has_no_noise_to_measure_a_shift_against(double value) {
    Verdict verdict = gauge(_ -> value);

    assertThat(verdict.state()).isEqualTo(VerdictState.INCONCLUSIVE);
    assertThat(verdict.reason()).contains("no noise to measure");
    assertThat(told).noneMatch(Told.OfProblem.class::isInstance);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e140, 1e300, -1e300})
  void nor_is_anything_known_of_one_too_large_to_be_drawn(double value) {
    Verdict verdict = gauge(_ -> value);

    assertThat(verdict.state()).isIn(VerdictState.INCONCLUSIVE, VerdictState.NO_DATA);
    assertThat(verdict.reason()).isNotBlank();
  }

  @Test
  void a_constant_series_that_jumps_is_not_healthy_either() {
    Verdict verdict = gauge(t -> t < BASELINE ? 5 : 9);

    assertThat(verdict.state()).isNotEqualTo(VerdictState.HEALTHY);
  }

  @Test
  void one_sample_is_no_baseline() {
    send(GAUGE, Metric.Kind.GAUGE, Map.of(), at(0), 5);
    deploy(at(1));
    tick(at(200));

    assertThat(verdict().state()).isIn(VerdictState.NO_DATA, VerdictState.INCONCLUSIVE);
    assertThat(verdict().reason()).isNotBlank();
  }

  @Test
  void a_short_baseline_says_how_long_it_has_to_be() {
    for (int t = 0; t < 20 + AFTER; t++) {
      if (t == 20) {
        deploy(at(t));
      }
      send(GAUGE, Metric.Kind.GAUGE, Map.of(), at(t) + 9000, noise(100));
    }

    assertThat(verdict().state()).isEqualTo(VerdictState.INCONCLUSIVE);
    assertThat(verdict().reason()).contains("a baseline needs 20 buckets with data but has");
  }

  @Test
  void times_that_go_backwards_are_passed_over() {
    IntToLongFunction zigzag = t -> at(t) + 9000 - (t % 3 == 2 ? 25_000 : 0);
    Verdict verdict = gauge(t -> t < BASELINE ? noise(1e8) : 1.5 * noise(1e8), zigzag);

    assertThat(verdict.state()).isEqualTo(VerdictState.REGRESSED);
  }

  @Test
  void times_that_only_go_backwards_are_no_data() {
    Verdict verdict =
        gauge(_ -> noise(1e8), t -> at(t < BASELINE ? t : 2 * BASELINE - 2 * t) + 9000);

    assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
  }

  @Test
  void a_year_of_gap_before_a_change_leaves_no_baseline() {
    Verdict verdict =
        gauge(
            _ -> noise(1e8),
            t -> at(t) + 9000 - (t < BASELINE ? Duration.ofDays(365).toMillis() : 0));

    assertThat(verdict.state()).isEqualTo(VerdictState.INCONCLUSIVE);
    assertThat(verdict.reason()).contains("a baseline needs 20 buckets with data but has 0");
  }

  @Test
  void a_year_of_gap_after_a_change_is_no_data() {
    Verdict verdict =
        gauge(
            _ -> noise(1e8),
            t -> at(t) + 9000 + (t > BASELINE + 3 ? Duration.ofDays(365).toMillis() : 0));

    assertThat(verdict.state()).isEqualTo(VerdictState.NO_DATA);
  }

  @Test
  void counters_that_are_negative_are_no_errors() {
    double requests = 0;
    for (int t = 0; t < BASELINE + AFTER; t++) {
      if (t == BASELINE) {
        deploy(at(t));
      }
      requests += 400 + random.nextInt(50);
      send(REQUESTS, Metric.Kind.COUNTER, Map.of("code", "200"), at(t) + 9000, requests);
      send(REQUESTS, Metric.Kind.COUNTER, Map.of("code", "500"), at(t) + 9000, -3.0 * t);
    }
    tick(at(BASELINE + AFTER + 20));

    assertThat(verdict().state()).isNotNull().isNotEqualTo(VerdictState.REGRESSED);
    assertThat(verdict().reason()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, 1e18})
  void counters_that_leap_are_no_healthy_change(double leap) {
    double requests = 0;
    double failed = 0;
    for (int t = 0; t < BASELINE + AFTER; t++) {
      if (t == BASELINE) {
        deploy(at(t));
      }
      requests += 400 + random.nextInt(50);
      failed += 20 + random.nextInt(9);
      double extra = t < BASELINE ? 0 : (t - BASELINE + 1) * leap;
      send(REQUESTS, Metric.Kind.COUNTER, Map.of("code", "200"), at(t) + 9000, requests);
      send(REQUESTS, Metric.Kind.COUNTER, Map.of("code", "500"), at(t) + 9000, failed + extra);
    }
    tick(at(BASELINE + AFTER + 20));

    assertThat(verdict().state()).isNotEqualTo(VerdictState.HEALTHY);
  }

  @SuppressWarnings("unused") // by the test below
  private static Stream<List<String>> bounds() {
    return Stream.of(
        List.of("0.1", "0.3", "1", "+Inf"),
        List.of("0.05", "0.2", "0.4"),
        List.of("+Inf"),
        List.of("nonsense", "-1", "NaN"),
        List.of("1e300", "1e308", "+Inf"));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void bounds_of_a_histogram_may_change_with_the_change(List<String> after) {
    var counts = new HashMap<String, Double>();
    for (int t = 0; t < BASELINE + AFTER; t++) {
      if (t == BASELINE) {
        deploy(at(t));
        counts.clear();
      }
      List<String> bounds = t < BASELINE ? List.of("0.1", "0.25", "0.5", "+Inf") : after;
      for (int i = 0; i < bounds.size(); i++) {
        double more = 100.0 * (i + 1) + random.nextInt(20);
        double now = counts.merge(bounds.get(i), more, Double::sum);
        send(
            LATENCY + "_bucket",
            Metric.Kind.COUNTER,
            Map.of("le", bounds.get(i)),
            at(t) + 9000,
            now);
      }
    }
    tick(at(BASELINE + AFTER + 20));

    assertThat(verdict().reason()).isNotBlank();
    if (after.stream().noneMatch(bound -> bound.equals("0.1"))) {
      assertThat(verdict().state()).isNotEqualTo(VerdictState.HEALTHY);
    }
  }

  /// The final verdict on a change at the end of the baseline, by one gauge.
  private Verdict gauge(IntToDoubleFunction value) {
    return gauge(value, t -> at(t) + 9000);
  }

  private Verdict gauge(IntToDoubleFunction value, IntToLongFunction time) {
    for (int t = 0; t < BASELINE + AFTER; t++) {
      if (t == BASELINE) {
        deploy(at(t));
      }
      send(GAUGE, Metric.Kind.GAUGE, Map.of(), time.applyAsLong(t), value.applyAsDouble(t));
    }
    tick(at(BASELINE + AFTER + 20));
    assertThat(verdict().ended()).isTrue();
    return verdict();
  }

  private double noise(double level) {
    return level * (1 + 0.02 * random.nextGaussian());
  }

  private void send(
      String name, Metric.Kind kind, Map<String, String> labels, long at, double value) {
    told.addAll(
        judge.onMetrics(
            new MetricBatch(
                "checkout",
                "production",
                List.of(
                    new Metric(
                        name,
                        kind,
                        "",
                        List.of(new RawSeries(labels, List.of(Sample.of(at, value)))))))));
  }

  private void deploy(long at) {
    told.addAll(judge.onEvent(Story.finished("2.0.0", Instant.ofEpochMilli(at), "/ci")));
  }

  private void tick(long at) {
    for (int second = 0; second < 3; second++) {
      told.addAll(judge.onTick(Instant.ofEpochMilli(at + 7_200_000L + second * 1000)));
    }
  }

  private static long at(int bucket) {
    return Story.START.plus(BUCKET.multipliedBy(bucket)).toEpochMilli();
  }

  private Verdict verdict() {
    return told.stream()
        .filter(Told.OfVerdict.class::isInstance)
        .map(one -> ((Told.OfVerdict) one).verdict())
        .reduce((_, later) -> later)
        .orElseThrow(() -> new AssertionError("nothing was told"));
  }
}
