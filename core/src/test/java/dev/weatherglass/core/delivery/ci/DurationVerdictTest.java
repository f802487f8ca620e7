package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Builds.NOON;
import static dev.weatherglass.core.delivery.ci.Builds.taking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.delivery.ci.DurationVerdict.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationVerdictTest {

  private static final int NEEDS = 23;
  private static final List<BuildResult> SLOWER =
      taking(100, 102, 98, 100, 101, 99, 150, 160, 155, 151, 152);

  @Test
  void while_the_history_is_short_the_medians_decide() {
    DurationVerdict verdict = DurationVerdict.of(SLOWER, DurationPolicy.DEFAULT, null, NEEDS);

    assertThat(verdict.rule()).isEqualTo(Rule.MEDIANS);
    assertThat(verdict.slower()).isTrue();
  }

  @Test
  void what_the_judge_told_stands_whatever_the_medians_say() {
    DurationVerdict recovered =
        DurationVerdict.of(SLOWER, DurationPolicy.DEFAULT, said(false), NEEDS);
    DurationVerdict firing =
        DurationVerdict.of(taking(100, 100), DurationPolicy.DEFAULT, said(true), NEEDS);

    assertThat(recovered.rule()).isEqualTo(Rule.JUDGE);
    assertThat(recovered.slower()).isFalse();
    assertThat(firing.slower()).isTrue();
  }

  @Test
  void the_silence_of_a_judge_that_knows_enough_stands_too() {
    DurationVerdict verdict = DurationVerdict.of(SLOWER, DurationPolicy.DEFAULT, null, 11);

    assertThat(verdict.rule()).isEqualTo(Rule.JUDGE);
    assertThat(verdict.slower()).isFalse();
    assertThat(verdict.trend().latestMedianSeconds()).isEqualTo(152);
  }

  @Test
  void an_import_is_judged_by_the_medians_because_the_judge_tells_nothing_about_it() {
    List<BuildResult> imported =
        SLOWER.stream()
            .map(build ->
                new BuildResult(
                    build.id(),
                    build.pipeline(),
                    build.branch(),
                    build.commit(),
                    build.outcome(),
                    build.startedAt(),
                    build.finishedAt(),
                    build.seconds(),
                    true))
            .toList();

    DurationVerdict verdict = DurationVerdict.of(imported, DurationPolicy.DEFAULT, null, 11);

    assertThat(verdict.rule()).isEqualTo(Rule.MEDIANS);
    assertThat(verdict.slower()).isTrue();
  }

  @Test
  void with_too_few_builds_nobody_knows() {
    DurationVerdict verdict =
        DurationVerdict.of(taking(100, 900), DurationPolicy.DEFAULT, null, NEEDS);

    assertThat(verdict.slower()).isNull();
  }

  private static JudgeSaid said(boolean firing) {
    return new JudgeSaid("00ff00ff00ff00ff", firing, NOON, "c6", "CI takes longer");
  }
}
