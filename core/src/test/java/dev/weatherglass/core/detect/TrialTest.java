package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {

  @Test
  void a_trial_does_not_move_when_its_successor_does() {
    Trial<?> trial =
        Series.trial(SeriesKind.LEVEL, Direction.UP, Series.latencies(60, 1))
            .next(Observation.of(210));
    Evidence before = trial.evidence();

    Trial<?> once = trial.next(Observation.of(400));
    Trial<?> again = trial.next(Observation.of(400));

    assertThat(trial.evidence()).isEqualTo(before);
    assertThat(once.evidence()).isEqualTo(again.evidence());
    assertThat(once.evidence().lnE()).isGreaterThan(before.lnE());
  }

  @Test
  void what_would_have_been_seen_shrinks_with_every_bucket_and_would_have_been_seen_indeed() {
    Trial<?> trial = Series.trial(SeriesKind.LEVEL, Direction.UP, Series.latencies(240, 1));
    assertThat(trial.detectable(0.01)).isInfinite();
    List<Observation> calm = Series.latencies(60, 3);
    Trial<?> ten = after(trial, calm.subList(0, 10));
    Trial<?> sixty = after(trial, calm);

    double seen = sixty.detectable(0.01);

    assertThat(seen).isBetween(1.02, 1.15);
    assertThat(ten.detectable(0.01)).isBetween(seen, 1.4);
    assertThat(sixty.detectable(0.001)).isGreaterThan(seen);
    double already = sixty.effect().estimate();
    Trial<?> moved = after(trial, Series.times(seen / already, calm));
    assertThat(moved.evidence().lnE()).isCloseTo(Math.log(100), within(0.2));
  }

  @Test
  void a_fall_is_seen_as_a_ratio_below_one_where_falling_is_worse() {
    Trial<?> trial = Series.trial(SeriesKind.LEVEL, Direction.DOWN, Series.latencies(240, 1));

    assertThat(trial.detectable(0.01)).isZero();
    assertThat(after(trial, Series.latencies(60, 3)).detectable(0.01)).isBetween(0.85, 0.98);
  }

  @Test
  void the_ratio_of_errors_that_would_have_been_seen_depends_on_the_requests() {
    Trial<?> trial =
        Series.trial(SeriesKind.ERROR_RATIO, Direction.UP, Series.counts(0.01, 60, 240, 1));

    double tenBuckets = after(trial, Series.counts(0.01, 60, 10, 2)).detectable(0.01);
    double sixtyBuckets = after(trial, Series.counts(0.01, 60, 60, 2)).detectable(0.01);

    assertThat(trial.detectable(0.01)).isInfinite();
    assertThat(tenBuckets).isBetween(2.0, 5.0);
    assertThat(sixtyBuckets).isBetween(1.3, 2.0);
  }

  private static Trial<?> after(Trial<?> trial, List<Observation> buckets) {
    for (Observation each : buckets) {
      trial = trial.next(each);
    }
    return trial;
  }
}
