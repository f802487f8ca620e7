package dev.weatherglass.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a shell sees: exit codes, and which of the two streams gets what.
class CommandLineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                    | say what to do
          fly                                                   | fly
          run                                                   | ROLE
          run everything                                        | everything
          send                                                  | say what: deploy, build
          send deploy                                           | --service is missing
          send party --service shop                             | party
          send metric queue_depth many --service shop           | many
          send metric queue_depth 3                             | --service
          gate --version v1                                     | --service
          gate --service shop                                   | --version or by --run
          gate --service shop --version v1 --wait soon          | --wait must be a duration
          replay                                                | FILE|DIR
          """)
  void wrong_use_exits_2_and_says_on_stderr_what_is_wrong(String line, String said) {
    int code = run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(err.toString()).contains(said);
    assertThat(out.toString()).isEmpty();
    assertThat(code).isEqualTo(Exit.USAGE);
  }

  @Test
  void a_wrong_configuration_exits_1_with_every_sentence() {
    int code = run("check", "--set", "http.port=x", "--set", "judge.alpha=7");

    assertThat(code).isEqualTo(Exit.ERROR);
    assertThat(err.toString()).contains("http.port must").contains("judge.alpha must");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void check_prints_what_holds_and_where_it_comes_from() {
    int code = run("check", "--port", "7171");

    assertThat(code).isEqualTo(Exit.OK);
    assertThat(out.toString())
        .contains("http.port: 7171   # command line")
        .contains("http.host: 127.0.0.1\n");
  }

  @Test
  void a_hub_that_is_not_there_exits_1_with_its_address() {
    int code = run("send", "deploy", "--service", "shop", "--url", "http://127.0.0.1:1");

    assertThat(code).isEqualTo(Exit.ERROR);
    assertThat(err.toString()).contains("no hub answers at http://127.0.0.1:1");
  }

  @Test
  void help_and_version_are_data() {
    assertThat(run("--version")).isEqualTo(Exit.OK);
    assertThat(run("gate", "--help")).isEqualTo(Exit.OK);

    assertThat(out.toString()).contains("weatherglass ").contains("10: regressed");
    assertThat(err.toString()).isEmpty();
  }

  private int run(String... args) {
    return Weatherglass.commandLine(new PrintWriter(out), new PrintWriter(err)).execute(args);
  }
}
