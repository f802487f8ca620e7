package dev.weatherglass.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  @Test
  void three_quarters_of_thirty_levels_near_the_old_one_are_a_recovery() {
    assertThat(Recovery.recovered(levels(8, 22), 0.18, 0.24)).isFalse();
    assertThat(Recovery.recovered(levels(7, 23), 0.18, 0.24)).isTrue();
  }

  @Test
  void fewer_than_twenty_present_levels_say_nothing() {
    float[] levels = levels(0, 30);
    Arrays.fill(levels, 0, 11, Float.NaN);

    assertThat(Recovery.recovered(levels, 0.18, 0.24)).isFalse();
  }

  @Test
  void it_works_downwards_too() {
    assertThat(Recovery.recovered(levels(30, 0), 0.24, 0.18)).isTrue();
  }

  private static float[] levels(int high, int low) {
    float[] levels = new float[high + low];
    Arrays.fill(levels, 0, high, 0.24f);
    Arrays.fill(levels, high, levels.length, 0.18f);
    return levels;
  }
}
