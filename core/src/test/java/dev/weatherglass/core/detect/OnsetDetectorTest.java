package dev.weatherglass.core.detect;

import static dev.weatherglass.core.detect.Vectors.doubles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class OnsetDetectorTest {

  private static final String VECTORS = "shiryaev_roberts.json";
  private static final double GAMMA = 1_000;

  @TestFactory
  Stream<DynamicTest> evidence_and_culprit_match_the_reference_after_every_commit() {
    return Vectors.cases(VECTORS)
        .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> check(one)));
  }

  private static void check(JsonNode one) {
    double[] samples = doubles(one.get("samples"));
    double[] limited = doubles(one.get("winsorised"));
    double[] lnSum = doubles(one.get("ln_sr"));
    double[] culprit = doubles(one.get("argmax_onset"));
    OnsetState state = OnsetDetector.start();
    for (int t = 0; t < samples.length; t++) {
      state = OnsetDetector.step(state, samples[t]);
      OnsetReading reading = OnsetDetector.read(state);
      assertThat(state.limited()[state.limited().length - 1])
          .isCloseTo(limited[t], within(1e-9 * Math.abs(limited[t])));
      if (Double.isNaN(lnSum[t])) {
        assertThat(reading.candidates()).as("candidates at %d", t).isEmpty();
      } else {
        assertThat(reading.lnSum()).as("ln of the sum at %d", t).isCloseTo(lnSum[t], within(1e-6));
        assertThat(reading.best().orElseThrow().index())
            .as("culprit at %d", t)
            .isEqualTo((int) culprit[t]);
      }
    }
  }

  @Test
  void a_step_is_reported_with_its_commit_and_size() {
    double[] history = Series.autoregression(0, 100, 7);
    for (int t = 60; t < history.length; t++) {
      history[t] += 4;
    }

    OnsetReading report = firstReport(history);

    assertThat(report.best().orElseThrow().index()).isBetween(59, 61);
    assertThat(report.best().orElseThrow().effect()).isBetween(3.0, 5.0);
    assertThat(report.credibleSet(0.9)).extracting(Onset::index).contains(60);
  }

  @Test
  void the_credible_set_is_the_smallest_that_holds_its_probability() {
    OnsetReading reading =
        new OnsetReading(
            List.of(
                new Onset(20, Math.log(4), 1),
                new Onset(21, Math.log(60), 1),
                new Onset(22, Math.log(36), 1)));

    assertThat(reading.credibleSet(0.5)).extracting(Onset::index).containsExactly(21);
    assertThat(reading.credibleSet(0.9)).extracting(Onset::index).containsExactly(21, 22);
    assertThat(reading.credibleSet(0.99)).extracting(Onset::index).containsExactly(21, 22, 20);
  }

  /// Also for shifts that are limited away at first.
  @ParameterizedTest
  @ValueSource(doubles = {2.5, 6, 12})
  void the_credible_set_holds_the_culprit_as_often_as_it_says(double size) {
    int held = 0;
    int reports = 0;
    for (int seed = 0; seed < 60; seed++) {
      double[] history = Series.autoregression(0, 80, seed);
      for (int t = 50; t < history.length; t++) {
        history[t] += size;
      }
      OnsetReading report = firstReport(history);
      if (!report.candidates().isEmpty()) {
        reports++;
        held += report.credibleSet(0.9).stream().anyMatch(each -> each.index() == 50) ? 1 : 0;
      }
    }

    assertThat(reports).isGreaterThan(45);
    assertThat((double) held / reports).isGreaterThan(0.85);
  }

  @Test
  void no_scale_and_no_level_matters() {
    double[] history = Series.autoregression(0.3, 60, 3);

    double plain = OnsetDetector.read(after(history)).lnSum();
    double moved =
        OnsetDetector.read(after(Arrays.stream(history).map(x -> 1e6 - 40 * x).toArray())).lnSum();

    assertThat(moved).isCloseTo(plain, within(1e-6));
  }

  @Test
  void a_history_begun_anew_knows_only_what_came_since() {
    double[] history = Series.autoregression(0, 70, 5);

    OnsetState anew = OnsetDetector.restart(after(history), 45);

    assertThat(anew).isEqualTo(after(Arrays.copyOfRange(history, 45, 70)));
  }

  @Test
  void a_constant_history_says_nothing_for_any_commit() {
    OnsetReading reading =
        OnsetDetector.read(after(DoubleStream.generate(() -> 3).limit(40).toArray()));

    assertThat(reading.candidates()).hasSize(18).allMatch(each -> each.lnE() == 0);
  }

  @Test
  void one_commit_has_no_candidate() {
    OnsetReading reading = OnsetDetector.read(after(new double[] {1}));

    assertThat(reading.best()).isEmpty();
    assertThat(reading.lnSum()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void a_lone_spike_is_not_reported() {
    double[] history = Series.autoregression(0, 100, 11);
    history[70] += 1e9;

    assertThat(firstReport(history).candidates()).isEmpty();
  }

  @Test
  void the_largest_numbers_it_takes_give_numbers() {
    double[] history =
        Arrays.stream(Series.autoregression(0, 60, 13)).map(x -> x * 1e99 / 4).toArray();
    history[10] = -1e100;

    assertThat(OnsetDetector.read(after(history)).lnSum()).isFinite();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e300})
  void what_is_no_measurement_is_refused_by_name(double value) {
    assertThat(OnsetDetector.takes(value)).isFalse();
    assertThatThrownBy(() -> OnsetDetector.step(OnsetDetector.start(), value))
        .hasMessageContainingAll("value must be", String.valueOf(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6})
  void unchanged_histories_are_rarely_reported(double memory) {
    int reports = 0;
    for (int seed = 0; seed < 100; seed++) {
      double[] history = Series.autoregression(memory, 120, seed);
      reports += firstReport(history).candidates().isEmpty() ? 0 : 1;
    }

    assertThat(reports).isLessThanOrEqualTo(3); // one in 1,000 commits would be 10
  }

  private static OnsetReading firstReport(double[] history) {
    OnsetState state = OnsetDetector.start();
    for (int t = 0; t < history.length; t++) {
      state = OnsetDetector.step(state, history[t]);
      if (OnsetDetector.read(state).lnSum() >= Math.log(GAMMA)) {
        return OnsetDetector.date(state);
      }
    }
    return new OnsetReading(List.of());
  }

  private static OnsetState after(double[] history) {
    OnsetState state = OnsetDetector.start();
    for (double value : history) {
      state = OnsetDetector.step(state, value);
    }
    return state;
  }
}
