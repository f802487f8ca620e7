package dev.weatherglass.bench.evaluate.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PersistenceTest {

  private static final double[] PATH = {1, 4, 2, 5, 6, 4, 7};

  @Test
  void once_is_enough_where_nothing_else_is_said() {
    assertThat(alarm(Persistence.ONCE)).isEqualTo(OptionalInt.of(1));
  }

  @Test
  void in_a_row_alarms_with_the_last_of_them() {
    assertThat(alarm(Persistence.inARow(2))).isEqualTo(OptionalInt.of(4));
    assertThat(alarm(Persistence.inARow(4))).isEqualTo(OptionalInt.of(6));
    assertThat(alarm(Persistence.inARow(5))).isEmpty();
  }

  @Test
  void in_all_does_not_ask_whether_they_are_neighbours() {
    assertThat(alarm(Persistence.inAll(2))).isEqualTo(OptionalInt.of(3));
    assertThat(alarm(Persistence.inAll(6))).isEmpty();
  }

  @Test
  void only_at_looks_at_no_other_bucket() {
    assertThat(alarm(Persistence.onlyAt(2))).isEqualTo(OptionalInt.of(1));
    assertThat(alarm(Persistence.onlyAt(3))).isEmpty();
    assertThat(alarm(Persistence.onlyAt(8))).isEmpty();
  }

  @Test
  void the_peak_is_the_threshold_that_would_have_kept_it_silent() {
    Rule rule = new Rule("three in a row", _ -> PATH, Persistence.inARow(3), 3);

    Rule silent = rule.at(rule.peak(PATH));

    assertThat(rule.firstAlarmOn(PATH)).isEqualTo(OptionalInt.of(5));
    assertThat(silent.firstAlarmOn(PATH)).isEmpty();
    assertThat(rule.at(rule.peak(PATH) - 0.1).firstAlarmOn(PATH)).isPresent();
  }

  private static OptionalInt alarm(Persistence persistence) {
    return new Rule("a rule", _ -> PATH, persistence, 3).firstAlarmOn(PATH);
  }
}
