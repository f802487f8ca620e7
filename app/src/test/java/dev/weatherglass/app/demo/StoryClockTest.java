package dev.weatherglass.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StoryClockTest {

  private static final Instant WALL = Instant.parse("2026-11-23T12:00:00Z");

  private final StoryClock clock = new StoryClock(() -> WALL, WALL.minusSeconds(100));

  @Test
  void it_stands_still_until_it_is_moved() {
    assertThat(clock.instant()).isEqualTo(WALL.minusSeconds(100));

    clock.moveTo(WALL.minusSeconds(40));

    assertThat(clock.instant()).isEqualTo(WALL.minusSeconds(40));
  }

  @Test
  void it_never_goes_back() {
    assertThatThrownBy(() -> clock.moveTo(WALL.minusSeconds(101)))
        .hasMessageContaining("must not be before");
  }

  @Test
  void let_go_it_follows_the_wall() {
    clock.letGo();

    assertThat(clock.instant()).isEqualTo(WALL);
  }
}
