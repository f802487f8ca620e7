package dev.weatherglass.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HostDriftTest {

  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void a_drift_lasts_from_the_run_that_sees_it_to_the_one_that_puts_it_right() {
    HostDrift web =
        one(
            run(0, Drift.NONE),
            run(30, Drift.DETECTED),
            run(60, Drift.DETECTED),
            run(90, Drift.CORRECTED));

    assertThat(web.drifts()).isEqualTo(1);
    assertThat(web.corrections()).containsExactly(Duration.ofMinutes(60));
    assertThat(web.driftedSince()).isNull();
  }

  @Test
  void a_run_that_finds_nothing_any_more_ends_a_drift() {
    assertThat(one(run(0, Drift.DETECTED), run(30, Drift.NONE)).corrections())
        .containsExactly(Duration.ofMinutes(30));
  }

  @Test
  void what_one_run_sees_and_puts_right_took_no_time() {
    assertThat(one(run(0, Drift.CORRECTED), run(30, Drift.CORRECTED)).corrections())
        .containsExactly(Duration.ZERO, Duration.ZERO);
  }

  @Test
  void a_drift_that_nobody_put_right_is_still_there() {
    HostDrift web = one(run(0, Drift.CORRECTED), run(30, Drift.DETECTED), run(60, Drift.UNKNOWN));

    assertThat(web.driftedSince()).isEqualTo(NOON.plus(Duration.ofMinutes(30)));
    assertThat(web.drifts()).isEqualTo(2);
  }

  @Test
  void neither_order_nor_repetition_matters() {
    var runs = new ArrayList<HostRun>();
    var random = new Random(7);
    for (int minute = 0; minute < 200; minute++) {
      Drift drift = Drift.values()[random.nextInt(Drift.values().length)];
      runs.add(
          new HostRun(
              "run-" + minute,
              "web-" + minute % 3,
              "production",
              "puppet",
              at(minute),
              drift,
              false));
    }
    List<HostDrift> expected = HostDrift.of(runs);

    runs.addAll(List.copyOf(runs.subList(20, 60)));
    Collections.shuffle(runs, random);

    assertThat(HostDrift.of(runs)).isEqualTo(expected).hasSize(3);
  }

  private static HostDrift one(HostRun... runs) {
    return HostDrift.of(List.of(runs)).getFirst();
  }

  private static HostRun run(int minute, Drift drift) {
    return new HostRun("run-" + minute, "web-1", "production", "puppet", at(minute), drift, false);
  }

  private static Instant at(int minute) {
    return NOON.plus(Duration.ofMinutes(minute));
  }
}
