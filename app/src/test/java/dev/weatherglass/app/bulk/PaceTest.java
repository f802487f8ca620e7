package dev.weatherglass.app.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void quick_answers_make_requests_larger_up_to_a_limit() {
    Pace pace = Pace.FIRST;
    for (int request = 0; request < 20; request++) {
      pace = pace.took(Duration.ofMillis(50));
    }

    assertThat(Pace.FIRST.took(Duration.ofMillis(50)).items()).isEqualTo(750);
    assertThat(pace.items()).isEqualTo(Pace.MAX);
  }

  @Test
  void slow_answers_and_refusals_make_them_smaller_down_to_a_limit() {
    Pace pace = Pace.FIRST;
    for (int request = 0; request < 20; request++) {
      pace = pace.refused();
    }

    assertThat(Pace.FIRST.took(Duration.ofSeconds(2)).items()).isEqualTo(250);
    assertThat(pace.items()).isEqualTo(Pace.MIN);
  }

  @Test
  void an_answer_in_about_the_time_aimed_at_changes_nothing() {
    assertThat(Pace.FIRST.took(Pace.AIM)).isEqualTo(Pace.FIRST);
  }
}
