package dev.weatherglass.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.core.correlate.History.Commit;
import dev.weatherglass.core.event.Revision;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");

  @Test
  void runs_of_one_commit_are_averaged_in_any_order() {
    History one = started().with(commit(1), 10, "a").with(commit(1), 20, "b");
    History other = started().with(commit(1), 20, "b").with(commit(1), 10, "a");

    assertThat(one.series()).isEqualTo(other.series());
    assertThat(one.series().newest()).containsExactly(12, 15);
  }

  @Test
  void a_repeat_a_run_of_a_closed_commit_and_one_from_before_change_nothing() {
    History history = started().with(commit(5), 10, "a");

    assertThat(history.with(commit(5), 99, "a")).isEqualTo(history);
    assertThat(history.with(commit(0), 99, "b")).isEqualTo(history);
    assertThat(history.with(commit(3), 99, "c")).isEqualTo(history);
  }

  @Test
  void commits_are_found_again_by_their_place_also_after_a_new_start() {
    History history = started();
    for (int i = 1; i < 50; i++) {
      history = history.with(commit(i), i % 3, "run " + i);
    }

    assertThat(history.commit(49).id()).isEqualTo("c49");
    assertThat(history.commit(20).id()).isEqualTo("c20");
    History anew = history.restart(40);
    assertThat(anew.series().seen()).isEqualTo(10);
    assertThat(anew.commit(0).id()).isEqualTo("c40");
  }

  private static History started() {
    return History.of(HistoryKind.BUILD_DURATION).with(commit(0), 12, "first");
  }

  private static Commit commit(int number) {
    return new Commit(
        "c" + number, new Revision(null, "c" + number, null), START.plusSeconds(60L * number));
  }
}
