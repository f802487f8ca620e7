package dev.weatherglass.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Table TABLE =
      new Table("service", "state", "why")
          .row(
              Cell.of("checkout"),
              new Cell("regressed", Ink.BAD),
              Cell.of("p95 latency rose by 28 % since v5.2.0"))
          .row(Cell.of("é"), new Cell("ok", Ink.GOOD), Cell.of(""));

  @Test
  void a_pipe_gets_aligned_text_and_nothing_is_cut() {
    assertThat(printed(TABLE, Terminal.NONE))
        .isEqualTo(
            """
            service   state      why
            checkout  regressed  p95 latency rose by 28 % since v5.2.0
            é         ok
            """);
  }

  @Test
  void a_terminal_gets_colours_and_what_fits_on_a_line() {
    assertThat(printed(TABLE, new Terminal(true, true, true, 41)))
        .isEqualTo(
            """
            \u001B[1mservice\u001B[0m   \u001B[1mstate\u001B[0m      \u001B[1mwhy\u001B[0m
            checkout  \u001B[31mregressed\u001B[0m  p95 latency rose by…
            é         \u001B[32mok\u001B[0m
            """);
  }

  @Test
  void no_color_keeps_the_words() {
    assertThat(printed(TABLE, new Terminal(true, true, false, 0))).doesNotContain("\u001B");
  }

  @Test
  void nothing_is_printed_for_no_rows() {
    assertThat(printed(new Table("service"), Terminal.NONE)).isEmpty();
  }

  @Test
  void what_others_wrote_cannot_move_the_cursor() {
    Table table = new Table("version").row(Cell.of("v1\u001B[2J\nrm -rf\u202E"));

    assertThat(printed(table, Terminal.NONE)).isEqualTo("version\nv1 [2J rm -rf\n");
  }

  private static String printed(Table table, Terminal terminal) {
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    table.print(writer, terminal);
    writer.flush();
    return out.toString();
  }
}
