package dev.weatherglass.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  @Test
  void the_launcher_says_which_stream_somebody_looks_at_and_how_wide_it_is() {
    Terminal terminal =
        Terminal.of(
            Map.of("weatherglass.terminal", "err", "weatherglass.columns", "132")::get,
            Map.of("COLUMNS", "80"),
            () -> true);

    assertThat(terminal).isEqualTo(new Terminal(false, true, true, 132));
  }

  @Test
  void a_launcher_that_names_no_stream_means_two_pipes() {
    assertThat(Terminal.of(Map.of("weatherglass.terminal", "")::get, Map.of(), () -> true))
        .isEqualTo(new Terminal(false, false, true, 0));
  }

  @Test
  void without_a_launcher_the_console_decides() {
    assertThat(Terminal.of(Map.<String, String>of()::get, Map.of(), () -> true).out()).isTrue();
    assertThat(Terminal.of(Map.<String, String>of()::get, Map.of(), () -> false).out()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "NO_COLOR, 1, PLAIN",
    "NO_COLOR, '', COLOURS",
    "TERM, dumb, PLAIN",
    "TERM, xterm, COLOURS"
  })
  void colours_can_be_declined(String variable, String value, Paint paint) {
    Terminal terminal =
        Terminal.of(
            Map.of("weatherglass.terminal", "out")::get, Map.of(variable, value), () -> false);

    assertThat(terminal.paint()).isEqualTo(paint);
  }

  @ParameterizedTest
  @CsvSource({
    "0.44, 0.4 s",
    "9.99, 10 s",
    "59.4, 59 s",
    "60, 1 min",
    "185, 3 min 5 s",
    "7800, 2 h 10 min",
    "356400, 4 d 3 h",
  })
  void spans_are_told_in_two_units_at_most(double seconds, String told) {
    assertThat(Spans.told(seconds)).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"512, 512 B", "1500, 1.5 kB", "123456, 123 kB", "5000000000, 5.0 GB"})
  void bytes_are_told_in_the_unit_that_fits(long bytes, String told) {
    assertThat(Amounts.bytes(bytes)).isEqualTo(told);
  }
}
