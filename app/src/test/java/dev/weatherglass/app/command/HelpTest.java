package dev.weatherglass.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/// Every command explains itself, and a shell can complete all of them.
class HelpTest {

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_begins_its_help_with_an_example_of_itself(String command) {
    String help = helped(command.split(" "));

    assertThat(help).startsWith("Examples:\n  ");
    assertThat(help.lines().skip(1).takeWhile(line -> !line.isBlank()).toList())
        .anyMatch(example -> example.contains("weatherglass " + command));
    assertThat(help).contains("\n\nUsage: weatherglass " + command + " ");
  }

  @ParameterizedTest
  @EnumSource
  void a_shell_takes_the_completion(Completion.Shell shell) throws Exception {
    var out = new StringWriter();

    int code =
        Weatherglass.commandLine(new PrintWriter(out), new PrintWriter(new StringWriter()))
            .execute("completion", shell.name());

    assertThat(code).isEqualTo(Exit.OK);
    assertThat(out.toString()).contains("import", "deploys", "--rejects");
    assertThat(parsed(out.toString())).isZero();
  }

  /// Lets bash read a script without running it.
  private static int parsed(String script) throws IOException, InterruptedException {
    Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    try (var in = bash.getOutputStream()) {
      in.write(script.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(bash.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return bash.exitValue();
  }

  static List<String> commands() {
    CommandLine root =
        Weatherglass.commandLine(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    return names(root, "").toList();
  }

  private static Stream<String> names(CommandLine line, String before) {
    return line.getSubcommands().values().stream()
        .distinct()
        .filter(each -> !each.getCommandName().equals("help"))
        .flatMap(each -> {
          String name = before + each.getCommandName();
          return Stream.concat(Stream.of(name), names(each, name + " "));
        });
  }

  private static String helped(String... command) {
    var out = new StringWriter();
    String[] line = Stream.concat(Stream.of(command), Stream.of("--help")).toArray(String[]::new);
    int code =
        Weatherglass.commandLine(new PrintWriter(out), new PrintWriter(new StringWriter()))
            .execute(line);
    assertThat(code).isEqualTo(Exit.OK);
    return out.toString();
  }
}
