package dev.weatherglass.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressTest {

  private final Progress progress = new Progress();

  @Test
  void nothing_read_is_nothing_to_commit() {
    assertThat(progress.committable()).isEmpty();
  }

  @Test
  void a_record_is_done_when_every_channel_is() {
    progress.begin(7, 2);

    progress.done(7);
    assertThat(progress.committable()).hasValue(7);

    progress.done(7);
    assertThat(progress.committable()).hasValue(8);
  }

  @Test
  void a_record_that_waits_holds_back_those_after_it() {
    progress.begin(7, 1);
    progress.begin(8, 1);
    progress.begin(12, 1);

    progress.done(8);
    progress.done(12);
    assertThat(progress.committable()).hasValue(7);

    progress.done(7);
    assertThat(progress.committable()).hasValue(13);
  }

  @Test
  void what_is_committed_is_not_committed_again() {
    progress.begin(7, 0);
    progress.committed(8);

    assertThat(progress.committable()).isEmpty();
  }
}
