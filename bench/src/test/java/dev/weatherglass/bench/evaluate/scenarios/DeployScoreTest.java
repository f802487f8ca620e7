package dev.weatherglass.bench.evaluate.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.bench.report.Share;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeployScoreTest {

  private static final Label STEP = new Label("s1", true, "step", "d2", 6000.0, 60, 3, 2.5);
  private static final Label PLAIN = new Label("s2", false, "plain", null, null, 60, 2, null);

  @Test
  void an_alert_for_the_culprit_within_the_horizon_is_right() {
    DeployScore score = score(new Raised(6600, "d2"));

    assertThat(score.recall()).isEqualTo(new Share(1, 1));
    assertThat(score.delay(0.5)).hasValue(11);
    assertThat(score.culprit()).isEqualTo(new Share(1, 1));
    assertThat(score.falseAlarms()).isEqualTo(new Share(0, 4));
  }

  @Test
  void one_that_comes_too_late_is_missed_but_blames_rightly() {
    DeployScore score = score(new Raised(6000 + 121 * 60, "d2"));

    assertThat(score.recall()).isEqualTo(new Share(0, 1));
    assertThat(score.falseAlarms()).isEqualTo(new Share(0, 4));
    assertThat(score.culprit()).isEqualTo(new Share(1, 1));
  }

  @Test
  void one_before_the_onset_is_a_false_alarm_and_hides_the_later_one() {
    DeployScore score = score(new Raised(6600, "d2"), new Raised(5940, "d2"));

    assertThat(score.recall()).isEqualTo(new Share(0, 1));
    assertThat(score.precision()).isEqualTo(new Share(0, 1));
    assertThat(score.falseAlarms().hits()).isEqualTo(1);
  }

  @Test
  void a_bystander_counts_once_and_nobody_blamed_counts_for_nothing() {
    DeployScore score =
        score(new Raised(6600, "d3"), new Raised(6700, "d3"), new Raised(6500, null));

    assertThat(score.falseAlarms()).isEqualTo(new Share(1, 4));
    assertThat(score.culprit()).isEqualTo(new Share(0, 1));
    assertThat(score.falseAlarmsByKind())
        .isEqualTo(
            Map.of("positive-scenario bystander", new Share(1, 2), "plain", new Share(0, 2)));
  }

  @Test
  void f1_is_the_harmonic_mean() {
    DeployScore score = score(new Raised(6600, "d2"), new Raised(6600, "d3"));

    assertThat(score.f1()).isCloseTo(2.0 / 3, within(1e-12));
  }

  private static DeployScore score(Raised... alerts) {
    return DeployScore.of(List.of(STEP, PLAIN), Map.of("s1", List.of(alerts)));
  }
}
