package dev.weatherglass.api.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CommitsTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Commits commits = new Commits();

  @Test
  void a_commit_wakes_who_waits_for_it() throws Exception {
    var woken = new CompletableFuture<Boolean>();
    Thread waiting = waitFor(0, woken);
    untilItWaits(waiting);

    commits.happened();

    assertThat(woken.get()).isTrue();
  }

  @Test
  void a_commit_between_reading_and_waiting_is_not_missed() throws Exception {
    long seen = commits.count();
    commits.happened();

    assertThat(commits.awaitAfter(seen, LONG)).isTrue();
  }

  @Test
  void closing_ends_all_waiting() throws Exception {
    var woken = new CompletableFuture<Boolean>();
    Thread waiting = waitFor(0, woken);
    untilItWaits(waiting);

    commits.close();

    assertThat(woken.get()).isFalse();
    assertThat(commits.awaitAfter(commits.count(), LONG)).isFalse();
  }

  @Test
  void without_a_commit_the_time_runs_out() throws Exception {
    assertThat(commits.awaitAfter(0, Duration.ofMillis(1))).isFalse();
  }

  private Thread waitFor(long seen, CompletableFuture<Boolean> woken) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            woken.complete(commits.awaitAfter(seen, LONG));
          } catch (InterruptedException e) {
            woken.completeExceptionally(e);
          }
        });
  }

  private static void untilItWaits(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
