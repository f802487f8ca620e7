package dev.weatherglass.api.history;

import static dev.weatherglass.api.Examples.NOON;
import static dev.weatherglass.api.Examples.deploy;
import static dev.weatherglass.api.Examples.ending;
import static dev.weatherglass.api.Examples.heardAfter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeployTest {

  private static final DeployEvent QUEUED = phase(Phase.QUEUED, -60);
  private static final DeployEvent STARTED = phase(Phase.STARTED, -30);
  private static final DeployEvent FINISHED = phase(Phase.FINISHED, 0);

  @Test
  void a_late_started_never_moves_a_finished_back() {
    Deploy deploy = Deploy.of(List.of(FINISHED, STARTED));

    assertThat(deploy.phase()).isEqualTo(Phase.FINISHED);
    assertThat(deploy.startedAt()).isEqualTo(NOON.minusSeconds(30));
    assertThat(deploy.finishedAt()).isEqualTo(NOON);
  }

  @Test
  void it_can_have_had_an_effect_from_its_start_on_and_not_while_it_was_queued() {
    assertThat(Deploy.of(List.of(QUEUED, STARTED, FINISHED)).onset())
        .isEqualTo(NOON.minusSeconds(30));
    assertThat(Deploy.of(List.of(QUEUED)).effective()).isFalse();
  }

  @Test
  void it_has_no_outcome_until_it_has_finished() {
    assertThat(Deploy.of(List.of(STARTED)).outcome()).isEqualTo(Outcome.UNKNOWN);
    assertThat(Deploy.of(List.of(STARTED, FINISHED)).outcome()).isEqualTo(Outcome.SUCCESS);
  }

  @Test
  void cancelled_before_it_started_it_had_no_effect_and_afterwards_it_may_have() {
    DeployEvent cancelled = ending(FINISHED, Outcome.CANCELLED);

    assertThat(Deploy.of(List.of(QUEUED, cancelled)).effective()).isFalse();
    assertThat(Deploy.of(List.of(STARTED, cancelled)).effective()).isTrue();
  }

  @Test
  void it_was_reported_late_if_we_heard_of_every_phase_more_than_a_day_after() {
    DeployEvent late = heardAfter(FINISHED, Duration.ofHours(24).plusSeconds(1));

    assertThat(Deploy.of(List.of(late)).reportedLate()).isTrue();
    assertThat(Deploy.of(List.of(STARTED, late)).reportedLate()).isFalse();
    assertThat(Deploy.of(List.of(heardAfter(FINISHED, Duration.ofHours(24)))).reportedLate())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_order_of_its_events_does_not_matter(long seed) {
    List<DeployEvent> events =
        new ArrayList<>(List.of(QUEUED, STARTED, phase(Phase.PROGRESS, -10), FINISHED));
    Deploy inOrder = Deploy.of(events);

    Collections.shuffle(events, new Random(seed));

    assertThat(Deploy.of(events)).as("seed %d", seed).isEqualTo(inOrder);
  }

  private static DeployEvent phase(Phase phase, int second) {
    return deploy("checkout", "1.4.2", "run-7", phase, NOON.plusSeconds(second));
  }
}
