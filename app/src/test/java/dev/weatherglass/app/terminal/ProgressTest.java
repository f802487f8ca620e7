package dev.weatherglass.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final StringWriter err = new StringWriter();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void a_pipe_gets_a_line_every_few_seconds() {
    Progress progress = progress(Terminal.NONE);

    for (int second = 1; second <= 10; second++) {
      nanos.addAndGet(Duration.ofSeconds(1).toNanos());
      progress.at(second / 20.0, second + " of 20");
    }
    progress.end();

    assertThat(err.toString())
        .isEqualTo(
            """
            importing: 25 %, 5 of 20, 15 s left
            importing: 50 %, 10 of 20, 10 s left
            """);
  }

  @Test
  void a_terminal_gets_a_bar_that_is_gone_at_the_end() {
    Progress progress = progress(new Terminal(false, true, true, 80));

    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    progress.at(.5, "10 of 20");
    progress.end();

    assertThat(err.toString())
        .isEqualTo(
            "\r\u001B[Kimporting ████████████░░░░░░░░░░░░ 50 %, 10 of 20, 4.0 s left\r\u001B[K");
  }

  @Test
  void work_of_unknown_size_tells_how_much_is_done() {
    Progress progress = progress(Terminal.NONE);

    nanos.addAndGet(Duration.ofSeconds(6).toNanos());
    progress.at(-1, "12 events in");

    assertThat(err.toString()).isEqualTo("importing: 12 events in\n");
  }

  @Test
  void short_work_says_nothing() {
    Progress progress = progress(Terminal.NONE);

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    progress.at(1, "all");
    progress.end();

    assertThat(err.toString()).isEmpty();
  }

  private Progress progress(Terminal terminal) {
    return new Progress("importing", new PrintWriter(err, true), terminal, nanos::get);
  }
}
