package dev.weatherglass.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatchingUpTest {

  private final CatchingUp catchingUp = new CatchingUp("http://127.0.0.1:7070");

  @Test
  void a_rebuild_tells_how_far_it_is() {
    assertThat(catchingUp.told(List.of("history"), 200_000))
        .contains("history reads what it missed: 0 %, 200,000 records left");
    assertThat(catchingUp.told(List.of("history"), 50_000))
        .contains("history reads what it missed: 75 %, 50,000 records left");
  }

  @Test
  void other_waiting_is_told_every_half_minute() {
    for (int look = 1; look < 6; look++) {
      assertThat(catchingUp.told(List.of("streams"), 0)).isEmpty();
    }

    assertThat(catchingUp.told(List.of("streams"), 0))
        .contains("still waiting for streams, see http://127.0.0.1:7070/readyz");
  }
}
