package dev.weatherglass.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TrialTest {

  private final JsonMapper json = JsonMapper.shared();

  @Test
  void the_first_observation_is_the_first_bucket_after_the_change() {
    List<Observation> baseline = Series.observations(Series.autoregression(0.8, 240, 1), x -> x);
    BankDetector detector =
        (BankDetector) Series.trial(SeriesKind.LEVEL, Direction.UP, baseline).detector();
    BankState expected = NoiseModels.CALIBRATED.start().withRegressor().withRegressor();
    for (Observation each : baseline) {
      NoiseModels.CALIBRATED.observe(
          expected,
          detector.preparation().prepared(detector.scale().of(each)),
          new double[] {0, 0});
    }
    NoiseModels.CALIBRATED.observe(
        expected, detector.preparation().prepared(1), new double[] {1, 1});

    BankDetector.State first = detector.trial().next(Observation.of(1)).latest().state();

    assertThat(first.bank()).isEqualTo(expected);
  }

  @Test
  void a_trial_does_not_move_when_its_successor_does() {
    Trial<?> trial =
        Series.trial(SeriesKind.LEVEL, Direction.UP, Series.latencies(60, 1))
            .next(Observation.of(210));
    Evidence before = trial.evidence();

    Trial<?> once = trial.next(Observation.of(400));
    Trial<?> again = trial.next(Observation.of(400));

    assertThat(trial.evidence()).isEqualTo(before);
    assertThat(once).isEqualTo(again);
    assertThat(once.evidence().lnE()).isGreaterThan(before.lnE());
  }

  @Test
  void a_level_under_watch_survives_storage_at_every_step() {
    BankDetector detector =
        (BankDetector)
            Series.trial(SeriesKind.LEVEL, Direction.UP, Series.latencies(60, 1)).detector();
    Trial<BankDetector.State> kept = detector.trial();
    Trial<BankDetector.State> stored = kept;
    for (Observation each : Series.times(1.3, Series.latencies(40, 2))) {
      kept = kept.next(each);
      stored = stored.next(each);
      BankDetector.State read =
          json.readValue(
              json.writeValueAsString(stored.latest().state()), BankDetector.State.class);
      stored = new Trial<>(detector, new Step<>(read, stored.evidence()));
      assertThat(stored).isEqualTo(kept);
    }
  }

  @Test
  void errors_under_watch_survive_storage_together_with_their_baseline() {
    CountDetector detector =
        (CountDetector)
            Series.trial(SeriesKind.ERROR_RATIO, Direction.UP, Series.counts(0.01, 60, 60, 1))
                .detector();

    CountDetector read = json.readValue(json.writeValueAsString(detector), CountDetector.class);

    assertThat(read).isEqualTo(detector);
    assertThat(read.trial().next(Observation.of(7, 60)).evidence().lnE())
        .isCloseTo(detector.trial().next(Observation.of(7, 60)).evidence().lnE(), within(0.0));
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
