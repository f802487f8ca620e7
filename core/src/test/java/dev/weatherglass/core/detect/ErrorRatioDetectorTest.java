package dev.weatherglass.core.detect;

import static dev.weatherglass.core.detect.Series.counts;
import static dev.weatherglass.core.detect.Series.firing;
import static dev.weatherglass.core.detect.Series.judge;
import static dev.weatherglass.core.detect.Series.missing;
import static dev.weatherglass.core.detect.Series.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weatherglass.core.series.Direction;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorRatioDetectorTest {

  private static final double ALPHA = 0.01;

  private final Trial<?> rareErrors =
      trial(SeriesKind.ERROR_RATIO, Direction.UP, counts(0.01, 60, 240, 1));
  private final Trial<?> manyErrors =
      trial(SeriesKind.ERROR_RATIO, Direction.UP, counts(0.02, 1_000, 240, 1));

  @Test
  void rare_errors_are_counted_and_many_are_judged_as_a_level() {
    assertThat(rareErrors.detector()).isInstanceOf(CountDetector.class);
    assertThat(manyErrors.detector()).isInstanceOf(BankDetector.class);
  }

  @Test
  void five_times_the_errors_at_low_traffic_fire_within_fifteen_buckets() {
    List<Trial<?>> evidence = judge(rareErrors, counts(0.05, 60, 40, 2));

    assertThat(firing(evidence, ALPHA)).isBetween(1, 14);
    Trial<?> last = evidence.getLast();
    assertThat(last.effect().unit()).isEqualTo(EffectEstimate.Unit.RATIO);
    assertThat(last.effect().interval().contains(5)).isTrue();
    assertThat(last.before(0)).isCloseTo(0.01, within(0.003));
    assertThat(last.effect().appliedTo(0.01)).isCloseTo(0.05, within(0.012));
  }

  @Test
  void the_same_errors_as_before_stay_quiet_and_close_the_interval() {
    List<Trial<?>> evidence = judge(rareErrors, counts(0.01, 60, 120, 3));

    assertThat(firing(evidence, ALPHA)).isEqualTo(-1);
    assertThat(evidence.getLast().effect().interval().contains(1)).isTrue();
    assertThat(evidence.getLast().effect().interval().high()).isLessThan(3);
  }

  @Test
  void twice_the_errors_on_a_busy_service_fire_and_are_told_as_a_ratio() {
    List<Trial<?>> evidence = judge(manyErrors, counts(0.04, 1_000, 40, 2));

    assertThat(firing(evidence, ALPHA)).isBetween(1, 9);
    assertThat(evidence.getLast().effect().unit()).isEqualTo(EffectEstimate.Unit.RATIO);
    assertThat(evidence.getLast().effect().estimate()).isCloseTo(2, within(0.2));
    assertThat(evidence.getLast().before(0)).isCloseTo(0.02, within(0.003));
  }

  @Test
  void the_first_errors_ever_fire() {
    Trial<?> spotless =
        trial(SeriesKind.ERROR_RATIO, Direction.UP, Collections.nCopies(60, Observation.of(0, 50)));

    assertThat(firing(judge(spotless, counts(0.1, 50, 10, 2)), ALPHA)).isPositive();
  }

  @Test
  void buckets_without_data_or_with_negative_counts_change_nothing() {
    Trial<?> before = judge(rareErrors, counts(0.01, 60, 5, 3)).getLast();

    List<Observation> nothing =
        Stream.concat(missing(5).stream(), Stream.of(Observation.of(-1, 10), Observation.of(3, -2)))
            .toList();
    List<Trial<?>> after =
        judge(
            rareErrors, Stream.concat(counts(0.01, 60, 5, 3).stream(), nothing.stream()).toList());

    assertThat(after.getLast().evidence()).isEqualTo(before.evidence());
  }

  @Test
  void enormous_counts_give_a_finite_answer() {
    List<Observation> enormous =
        List.of(
            Observation.of(Long.MAX_VALUE, Long.MAX_VALUE),
            Observation.of(0, 0),
            Observation.of(Long.MAX_VALUE, 0),
            Observation.of(0, Long.MAX_VALUE));

    assertThat(judge(rareErrors, enormous))
        .allSatisfy(each -> assertThat(each.evidence().lnE()).isFinite());
    assertThat(judge(manyErrors, enormous))
        .allSatisfy(each -> assertThat(each.evidence().lnE()).isFinite());
    assertThat(
            judge(
                trial(
                    SeriesKind.ERROR_RATIO,
                    Direction.UP,
                    Collections.nCopies(30, Observation.of(0, Long.MAX_VALUE))),
                enormous))
        .allSatisfy(each -> assertThat(each.evidence().lnE()).isFinite());
  }

  @Test
  void a_baseline_without_a_request_is_refused() {
    assertThat(
            Detectors.forSeries(
                SeriesKind.ERROR_RATIO,
                Direction.UP,
                Collections.nCopies(60, Observation.of(0, 0))))
        .isEqualTo(
            new Detection.Refused(Detection.Reason.NO_REQUESTS, "the baseline counts no request"));
  }

  @Test
  void nineteen_buckets_are_too_few() {
    assertThat(Detectors.forSeries(SeriesKind.ERROR_RATIO, Direction.UP, counts(0.01, 60, 19, 1)))
        .isInstanceOf(Detection.Refused.class);
  }

  @Test
  void a_level_among_counts_is_a_mistake_of_ours() {
    assertThatThrownBy(() -> rareErrors.next(Observation.of(3.0)))
        .hasMessage("observation must fit a series of kind ERROR_RATIO but was Value[value=3.0]");
  }
}
