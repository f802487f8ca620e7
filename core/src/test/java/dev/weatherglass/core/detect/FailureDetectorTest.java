package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureDetectorTest {

  private static final double GAMMA = 1_000;

  /// One report in 1,000 commits would be 20 of these 200 histories of 100.
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.01, 0.05, 0.2})
  void an_unchanged_rate_is_rarely_reported(double rate) {
    int reports = 0;
    for (int seed = 0; seed < 200; seed++) {
      reports += report(shares(rate, rate, 100, 2, seed)).isEmpty() ? 0 : 1;
    }

    assertThat(reports).isLessThanOrEqualTo(8); // 4 %
  }

  @Test
  void bursts_are_reported_at_most_twice_as_often_as_gamma_allows() {
    int reports = 0;
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] shares = new double[100];
      for (int t = 1; t < shares.length; t++) {
        shares[t] = random.nextDouble() < (shares[t - 1] > 0 ? 0.4 : 0.03) ? 1 : 0;
      }
      reports += report(shares).isEmpty() ? 0 : 1;
    }

    assertThat(reports).isLessThanOrEqualTo(40); // 2 in 1,000 commits
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 0.99", "0.01, 0.3, 0.85", "0.05, 0.5, 0.95"})
  void a_rise_is_found_and_dated(double before, double after, double share) {
    int found = 0;
    int dated = 0;
    for (int seed = 0; seed < 100; seed++) {
      List<Onset> set = report(shares(before, after, 60, 1, seed));
      found += set.isEmpty() ? 0 : 1;
      dated += set.stream().anyMatch(each -> each.index() == 60) ? 1 : 0;
    }

    assertThat(found).isGreaterThanOrEqualTo((int) (share * 100));
    assertThat(dated).isGreaterThanOrEqualTo((int) (0.85 * found));
  }

  @Test
  void a_test_that_fails_at_every_run_is_reported_after_few_commits() {
    FailureState state = steps(FailureDetector.start(), 100, 0);

    assertThat(FailureDetector.read(steps(state, 2, 1)).lnSum()).isLessThan(Math.log(GAMMA));
    assertThat(FailureDetector.read(steps(state, 4, 1)).lnSum()).isGreaterThan(Math.log(GAMMA));
  }

  @Test
  void one_failure_of_a_test_that_never_failed_says_little() {
    FailureState state = steps(steps(FailureDetector.start(), 500, 0), 1, 1);

    assertThat(FailureDetector.read(state).lnSum()).isLessThan(Math.log(GAMMA / 5));
  }

  @Test
  void a_new_test_is_thought_not_to_fail() {
    FailureState state = steps(FailureDetector.start(), 8, 1);

    OnsetReading reading = FailureDetector.read(state);
    assertThat(reading.lnSum()).isGreaterThan(Math.log(GAMMA));
    assertThat(reading.best().orElseThrow().index()).isZero();
  }

  @Test
  void what_was_reported_is_the_new_normal() {
    FailureState state = steps(steps(FailureDetector.start(), 80, 0), 6, 1);

    FailureState anew = FailureDetector.restart(state, 80);

    assertThat(anew.seen()).isEqualTo(6);
    assertThat(FailureDetector.read(steps(anew, 60, 1)).lnSum()).isLessThan(Math.log(GAMMA));
  }

  @Test
  void a_test_that_never_ran_has_no_candidate() {
    assertThat(FailureDetector.read(FailureDetector.start()).candidates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
  void what_is_no_share_is_refused_by_name(double share) {
    assertThatThrownBy(() -> FailureDetector.step(FailureDetector.start(), share))
        .hasMessage("share must lie between 0 and 1 but was " + share);
  }

  private static FailureState steps(FailureState state, int commits, double share) {
    for (int i = 0; i < commits; i++) {
      state = FailureDetector.step(state, share);
    }
    return state;
  }

  /// The 90 % set at the first report; empty if there is none.
  private static List<Onset> report(double[] shares) {
    FailureState state = FailureDetector.start();
    for (double share : shares) {
      state = FailureDetector.step(state, share);
      OnsetReading reading = FailureDetector.read(state);
      if (reading.lnSum() >= Math.log(GAMMA)) {
        return reading.credibleSet(0.9);
      }
    }
    return List.of();
  }

  private static double[] shares(double before, double after, int change, int runs, long seed) {
    Random random = new Random(seed);
    double[] shares = new double[100];
    for (int t = 0; t < shares.length; t++) {
      for (int run = 0; run < runs; run++) {
        shares[t] += random.nextDouble() < (t < change ? before : after) ? 1.0 / runs : 0;
      }
      shares[t] = Math.min(1, shares[t]);
    }
    return shares;
  }
}
