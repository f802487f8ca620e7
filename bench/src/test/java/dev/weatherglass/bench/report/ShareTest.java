package dev.weatherglass.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShareTest {

  @Test
  void a_share_is_told_with_its_interval() {
    assertThat(new Share(12, 600).told()).isEqualTo(".020 [.011, .035]");
  }

  @Test
  void nothing_in_many_still_leaves_room() {
    assertThat(new Share(0, 600).told()).isEqualTo("0 [0, .006]");
    assertThat(new Share(600, 600).told()).isEqualTo("1.000 [.994, 1.000]");
  }

  @Test
  void of_nothing_anything_is_possible() {
    assertThat(new Share(0, 0).low()).isZero();
    assertThat(new Share(0, 0).high()).isOne();
  }

  @Test
  void more_than_there_are_is_refused() {
    assertThatThrownBy(() -> new Share(3, 2)).hasMessage("hits must lie between 0 and 2 but was 3");
  }
}
