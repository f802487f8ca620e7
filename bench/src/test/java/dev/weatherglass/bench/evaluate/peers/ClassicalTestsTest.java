package dev.weatherglass.bench.evaluate.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.bench.evaluate.worlds.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Against SciPy 1.17.1.
class ClassicalTestsTest {

  private static final double[] BEFORE = {9.8, 10.1, 10.4, 9.9, 10.0, 10.2, 9.7, 10.3};
  private static final double[] SINCE = {10.6, 10.9, 10.2, 11.1, 10.7};

  @ParameterizedTest
  @CsvSource({
    "2, 10, 0.03669401738537018",
    "-1.5, 3.7, 0.8932009153989933",
    "7, 58, 1.4655682645616635e-09",
    "9.5, 120, 1.3370901124656995e-16",
  })
  void tails_of_student_t(double t, double freedom, double expected) {
    assertThat(Tails.above(t, freedom)).isCloseTo(expected, within(1e-8 * expected));
  }

  @Test
  void welch() {
    double[] path = new WelchTest().path(Trace.of(BEFORE, SINCE));

    assertThat(Math.exp(-path[4])).isCloseTo(0.004100543087371489, within(1e-9));
    assertThat(path[3]).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void mann_whitney_with_continuity_correction() {
    double[] path = new MannWhitney().path(Trace.of(BEFORE, SINCE));

    assertThat(path[4]).isCloseTo(2.4919705767468248, within(1e-9));
  }

  @Test
  void mann_whitney_with_ties() {
    var ranks = new RankSum(new double[] {1, 1, 2, 2, 3, 4}, new double[] {2, 3, 3, 5, 6});

    assertThat(ranks.z(0)).isCloseTo(1.5846319609981199, within(1e-9));
  }

  @Test
  void shift_of_hodges_and_lehmann_with_its_interval() {
    var ranks = new RankSum(MannWhitney.sorted(BEFORE), MannWhitney.sorted(SINCE));

    assertThat(ranks.estimate()).isCloseTo(0.7, within(1e-6));
    assertThat(ranks.lowerEnd(2.3263478740408408)).isCloseTo(0.1, within(1e-6));
  }

  @Test
  void students_t_as_otava_calls_it() {
    assertThat(Otava.p(Moments.of(BEFORE), Moments.of(SINCE)))
        .isCloseTo(0.0010467966109790592, within(1e-9));
  }

  @Test
  void cusum_adds_up_what_exceeds_mean_and_slack() {
    double[] path = new Cusum(0.5).path(Trace.of(new double[] {-1, 0, 1}, new double[] {2, 0, 3}));

    assertThat(path).containsExactly(1.5, 1.0, 3.5);
  }

  @Test
  void an_excess_is_a_share_of_the_baselines_mean() {
    double[] path = new Excess().path(Trace.of(new double[] {8, 12}, new double[] {12, 9}));

    assertThat(path).containsExactly(0.2, -0.1);
  }
}
