package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.series.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Few errors among requests, and a change that comes while another one is being judged.
class LaterCountsTest {

  private static final int BASELINE = 120;
  private static final int SECOND = 10;

  @Test
  void a_later_change_is_compared_with_all_buckets_before_it() {
    List<Observation> baseline = Series.counts(0.01, 100, BASELINE, 1);
    List<Observation> between = Series.counts(0.05, 100, SECOND, 2);
    List<Observation> after = Series.counts(0.05, 100, 20, 3);

    List<Trial<?>> trials = judged(baseline, between, after);

    var before = new ArrayList<>(baseline);
    before.addAll(between);
    for (int t = 0; t < after.size(); t++) {
      assertThat(trials.get(SECOND + t).evidence(1))
          .isEqualTo(
              new Evidence(
                  GammaPoisson.of(errors(before), requests(before))
                      .lnE(
                          Direction.UP,
                          sum(errors(after.subList(0, t + 1))),
                          sum(requests(after.subList(0, t + 1)))),
                  t + 1));
    }
  }

  @Test
  void what_an_earlier_change_broke_always_speaks_more_against_it_than_against_the_later_one() {
    for (int seed = 0; seed < 20; seed++) {
      List<Trial<?>> trials =
          judged(
              Series.counts(0.01, 100, BASELINE, 3 * seed),
              Series.counts(0.10, 100, SECOND, 3 * seed + 1),
              Series.counts(0.10, 100, 60, 3 * seed + 2));

      for (Trial<?> trial : trials.subList(SECOND, trials.size())) {
        assertThat(trial.evidence(0).lnE()).isGreaterThan(trial.evidence(1).lnE() + 5);
      }
    }
  }

  @Test
  void what_the_later_one_broke_is_its_own() {
    Trial<?> last =
        judged(
                Series.counts(0.01, 100, BASELINE, 7),
                Series.counts(0.01, 100, SECOND, 8),
                Series.counts(0.10, 100, 20, 9))
            .getLast();

    assertThat(last.evidence(1).lnE()).isGreaterThan(last.evidence(0).lnE()).isGreaterThan(20);
  }

  @Test
  void before_it_begins_there_is_no_evidence_and_no_effect() {
    List<Trial<?>> trials =
        judged(
            Series.counts(0.01, 100, BASELINE, 10),
            Series.counts(0.20, 100, SECOND, 11),
            List.of(new Observation.Missing()));

    assertThat(trials.get(SECOND - 1).evidence(1)).isEqualTo(Evidence.NONE);
    assertThat(trials.getLast().evidence(1)).isEqualTo(Evidence.NONE);
    assertThat(trials.getLast().effect(1))
        .isEqualTo(EffectEstimate.unknown(EffectEstimate.Unit.RATIO));
  }

  private static List<Trial<?>> judged(
      List<Observation> baseline, List<Observation> between, List<Observation> after) {
    Detection detection =
        new Detectors(Plan.of(List.of(0, SECOND)), BASELINE)
            .forSeries(SeriesKind.ERROR_RATIO, Direction.UP, 0, baseline);
    var all = new ArrayList<>(between);
    all.addAll(after);
    return Series.judge(((Detection.Ready) detection).trial(), all);
  }

  private static double[] errors(List<Observation> counts) {
    return counts.stream().mapToDouble(each -> ((Observation.Counts) each).errors()).toArray();
  }

  private static double[] requests(List<Observation> counts) {
    return counts.stream().mapToDouble(each -> ((Observation.Counts) each).requests()).toArray();
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
