package dev.weatherglass.core.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

  /// How long evidence has to last, and what is taken off it: DETECTION 2.1f, to be read there.
  private static final double[][] RUNGS = {{2, 5}, {3, 3}, {4, 1}, {6, 0}, {10, -0.7}, {15, -1.2}};

  private static final double AT_REST = -50;

  @ParameterizedTest
  @CsvSource({"2, 5", "3, 3", "4, 1", "6, 0", "10, -0.7", "15, -1.2"})
  void evidence_that_lasts_reaches_its_rung_with_the_last_bucket_and_not_before(
      int buckets, double handicap) {
    Ladder ladder = Ladder.START.with(AT_REST);
    for (int i = 0; i < buckets; i++) {
      assertThat(ladder.reached()).isLessThan(4 - handicap - 1e-3);
      ladder = ladder.with(4);
    }

    assertThat(ladder.reached()).isCloseTo(4 - handicap, within(1e-6));
  }

  @Test
  void one_bucket_reaches_nothing_however_strong() {
    assertThat(Ladder.START.with(1e6).reached()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Ladder.START.with(-3).with(1e6).with(-3).reached()).isEqualTo(-6);
  }

  @Test
  void what_was_reached_stays() {
    Ladder ladder = Ladder.START.with(12).with(12);
    for (int i = 0; i < 40; i++) {
      ladder = ladder.with(AT_REST);
    }

    assertThat(ladder.reached()).isEqualTo(7);
    assertThat(ladder.lastTwo()).isEqualTo(AT_REST);
  }

  @Test
  void it_is_the_highest_rung_of_all_buckets_since_the_change() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[] values = random.doubles(60, -5, 12).toArray();
      Ladder ladder = Ladder.START;
      for (int t = 0; t < values.length; t++) {
        ladder = ladder.with(values[t]);
        assertThat(ladder.reached()).isCloseTo(highest(values, t + 1), within(1e-5));
        assertThat(ladder.latest().length).isLessThanOrEqualTo(15);
      }
    }
  }

  @Test
  void a_change_that_is_out_of_the_race_begins_at_the_bottom() {
    Ladder ladder = Ladder.START.with(9).with(Double.NEGATIVE_INFINITY).with(9);
    assertThat(ladder.reached()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ladder.with(9).reached()).isEqualTo(4);
  }

  private static double highest(double[] values, int length) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double[] rung : RUNGS) {
      for (int end = (int) rung[0]; end <= length; end++) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = end - (int) rung[0]; i < end; i++) {
          least = Math.min(least, values[i]);
        }
        highest = Math.max(highest, least - rung[1]);
      }
    }
    return highest;
  }
}
