package dev.weatherglass.core.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualWeekTest {

  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final long FIRST = UsualWeek.hourOf(START);

  private final Random random = new Random(17);

  @Test
  void nothing_is_usual_before_two_weeks() {
    UsualWeek week = weeks(1.9, UsualWeekTest::traffic, 0.05);

    assertThat(week.usual(at(13 * 24 + 23.5))).isNaN();
    assertThat(week.withoutSeason(42, at(13 * 24 + 23.5))).isEqualTo(42);
    assertThat(UsualWeek.unknown(10_000).usual(START)).isNaN();
    assertThat(UsualWeek.unknown(10_000).centre()).isNaN();
  }

  @Test
  void after_two_weeks_the_pattern_of_the_week_is_known() {
    UsualWeek week = weeks(3, UsualWeekTest::traffic, 0.05);

    assertThat(week.believed()).isGreaterThan(0.95);
    for (double hours = 1.25; hours < 119; hours += 0.5) {
      assertThat(week.usual(at(3 * 168 + hours)) / traffic(hours))
          .describedAs("hour %s", hours)
          .isBetween(0.88, 1.12);
    }
  }

  @Test
  void what_the_hour_multiplies_by_is_taken_away() {
    UsualWeek week = weeks(4, UsualWeekTest::traffic, 0.02);

    double night = week.withoutSeason(traffic(27), at(4 * 168 + 27));
    double noon = week.withoutSeason(traffic(38), at(4 * 168 + 38));
    assertThat(night / noon).isCloseTo(1, within(0.1));
    assertThat(traffic(27) / traffic(38)).isLessThan(0.5);
    assertThat(noon).isCloseTo(week.centre(), within(0.1 * week.centre()));
  }

  @Test
  void noise_without_a_pattern_is_not_believed() {
    UsualWeek week = weeks(4, _ -> 100, 0.3);

    assertThat(week.believed()).isLessThan(0.1);
    for (int hour = 0; hour < UsualWeek.HOURS; hour++) {
      assertThat(week.usual(at(4 * 168 + hour))).isBetween(92.0, 108.0);
    }
  }

  @Test
  void one_incident_does_not_become_usual() {
    UsualWeek week =
        weeks(
            5,
            hours -> traffic(hours) * (hours >= 3 * 168 + 30 && hours < 3 * 168 + 36 ? 20 : 1),
            0.05);

    assertThat(week.usual(at(5 * 168 + 33)) / traffic(33)).isBetween(0.85, 1.25);
  }

  @Test
  void values_that_are_not_positive_are_learnt_on_the_plain_scale() {
    DoubleUnaryOperator balance = hours -> 10 * Math.sin(2 * Math.PI * hours / 24);
    UsualWeek week = weeks(3, balance, 0);

    assertThat(week.logarithmic()).isFalse();
    assertThat(week.usual(at(3 * 168 + 6.5))).isCloseTo(balance.applyAsDouble(6.5), within(1.0));
    assertThat(week.withoutSeason(11, at(3 * 168 + 6.5))).isCloseTo(1, within(1.2));
  }

  @Test
  void a_series_that_turns_to_zero_loses_nothing_it_learnt() {
    UsualWeek week = weeks(3, UsualWeekTest::traffic, 0.02).with(FIRST + 3 * 168, 0);

    assertThat(week.logarithmic()).isFalse();
    assertThat(week.medians()[(int) Math.floorMod(FIRST + 38, 168L)])
        .isCloseTo((float) traffic(38), within(10f));
  }

  @Test
  void buckets_of_a_second_speak_for_the_end_of_their_hour_and_are_placed_there() {
    DoubleUnaryOperator line = hours -> 1_000 + Math.floorMod((long) (hours * 3_600), 86_400L);
    Ring ring = empty(1_000, FIRST * 3_600);
    UsualWeek week = UsualWeek.unknown(1_000);
    for (int day = 0; day < 15; day++) {
      for (int hour = 0; hour < 24; hour++) {
        long start = (FIRST + day * 24L + hour) * 3_600;
        for (int second = 2_880; second < 3_600; second++) {
          ring = ring.push(start + second, BucketValue.of(1_000 + hour * 3_600 + second));
        }
        week = week.with(ring, FIRST + day * 24L + hour);
      }
    }

    assertThat(week.usual(at(14 * 24 + 12.25)) / line.applyAsDouble(12.25))
        .isCloseTo(1, within(0.01));
  }

  @Test
  void an_hour_with_few_buckets_says_nothing() {
    Ring ring = empty(10_000, FIRST * 360);
    for (int i = 0; i < 170; i++) {
      ring = ring.push(FIRST * 360 + i, BucketValue.of(5));
    }
    ring = ring.push((FIRST + 1) * 360, BucketValue.of(5));

    UsualWeek unknown = UsualWeek.unknown(10_000);
    assertThat(unknown.with(ring, FIRST)).isSameAs(unknown);
    assertThat(unknown.with(ring, FIRST - 5)).isSameAs(unknown);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e300, Double.NaN, Double.NEGATIVE_INFINITY})
  void what_is_no_number_changes_nothing(double median) {
    UsualWeek week = weeks(2, UsualWeekTest::traffic, 0.05);

    assertThat(week.with(FIRST + 400, median)).isSameAs(week);
  }

  @Test
  void an_hour_that_is_known_is_not_learnt_again() {
    UsualWeek week = weeks(2, UsualWeekTest::traffic, 0.05);

    assertThat(week.with(FIRST + 2 * 168 - 1, 5)).isSameAs(week);
    assertThat(week.with(FIRST, 5)).isSameAs(week);
  }

  @Test
  void a_constant_series_stays_what_it_is() {
    UsualWeek week = weeks(3, _ -> 7, 0);

    assertThat(week.usual(at(3 * 168 + 9))).isCloseTo(7, within(1e-5));
  }

  private UsualWeek weeks(double count, DoubleUnaryOperator level, double noise) {
    UsualWeek week = UsualWeek.unknown(60_000);
    for (int hour = 0; hour < count * UsualWeek.HOURS; hour++) {
      double median = level.applyAsDouble(hour + 0.5) * Math.exp(noise * random.nextGaussian());
      week = week.with(FIRST + hour, median);
    }
    return week;
  }

  /// A day with a busy noon, and quiet weekends.
  private static double traffic(double hours) {
    double day = 1 + 0.7 * Math.sin(2 * Math.PI * (hours % 24 - 8) / 24);
    return 100 * day * (hours % 168 >= 120 ? 0.4 : 1);
  }

  private static Instant at(double hours) {
    return START.plus(Duration.ofSeconds(Math.round(hours * 3_600)));
  }

  private static Ring empty(long widthMillis, long first) {
    return Ring.empty(
        new SeriesKey("checkout", "production", "throughput", ""),
        new Signal("throughput", "throughput", SignalKind.THROUGHPUT, "1/s", Direction.DOWN),
        "m",
        false,
        widthMillis,
        first - 1);
  }
}
