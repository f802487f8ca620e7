package dev.weatherglass.core.delivery.ci;

import static dev.weatherglass.core.delivery.ci.Builds.CI;
import static dev.weatherglass.core.delivery.ci.Builds.build;
import static dev.weatherglass.core.delivery.ci.Builds.taking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DurationTrendTest {

  private static final DurationPolicy POLICY = DurationPolicy.DEFAULT;

  @Test
  void the_latest_builds_are_compared_with_those_before() {
    DurationTrend trend = DurationTrend.of(taking(100, 102, 98, 100, 101, 150, 160, 155), POLICY);

    assertThat(trend.slower()).isTrue();
    assertThat(trend.latestMedianSeconds()).isEqualTo(155);
    assertThat(trend.baselineMedianSeconds()).isEqualTo(100);
    assertThat(trend.increase()).isEqualTo(0.55);
    assertThat(trend.since()).extracting(BuildResult::commit).isEqualTo("c5");
  }

  @Test
  void
      it_is_slower_since_the_first_of_the_slow_builds_even_if_that_is_no_longer_one_of_the_latest() {
    DurationTrend trend =
        DurationTrend.of(taking(100, 102, 98, 100, 101, 99, 150, 160, 155, 151, 152), POLICY);

    assertThat(trend.since()).extracting(BuildResult::commit).isEqualTo("c6");
  }

  @Test
  void too_few_builds_before_are_no_level_to_compare_with() {
    DurationTrend trend = DurationTrend.of(taking(100, 102, 98, 100, 150, 160, 155), POLICY);

    assertThat(trend.known()).isFalse();
    assertThat(trend.slower()).isFalse();
    assertThat(trend.baselineBuilds()).isEqualTo(4);
  }

  @Test
  void what_failed_broke_off_early_and_does_not_count() {
    List<BuildResult> builds = new ArrayList<>(taking(100, 102, 98, 100, 101, 150, 160, 155));
    for (int hour = 8; hour < 12; hour++) {
      builds.add(build(CI, "main", hour, "c" + hour, Outcome.FAILURE, 5));
    }

    assertThat(DurationTrend.of(builds, POLICY).slower()).isTrue();
  }

  @Test
  void order_and_repetition_change_nothing() {
    List<BuildResult> builds = taking(100, 102, 98, 100, 101, 99, 150, 160, 155, 151, 152);
    DurationTrend expected = DurationTrend.of(builds, POLICY);

    for (int seed = 0; seed < 50; seed++) {
      List<BuildResult> again = new ArrayList<>(builds);
      again.addAll(builds.subList(2, 8));
      Collections.shuffle(again, new Random(seed));

      assertThat(DurationTrend.of(again, POLICY)).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
