package dev.weatherglass.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.house.Repository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The reference of the command line is made from the command line: when this fails, copy the file
/// it names over `docs/reference/commands.md`.
class CommandReferenceTest {

  private static final String HEAD =
      """
      # Commands

      Made from the program (`CommandReferenceTest`); `--help` says the same. stdout is data, stderr is talk; a pipe gets
      plain text without colours, `NO_COLOR` takes them away on a terminal too, and every command that reads has `--json`.
      Exit codes: 0 it is done, 1 it could not be done, 2 it was asked for wrongly; `gate` also has 10 and 11.

      A client finds the hub by `--url`, `WEATHERGLASS_URL`, the port written to the data directory, else at
      `http://127.0.0.1:7070`. Where the hub asks for a token, the environment holds it: `WEATHERGLASS_TOKEN`. There is no flag
      for it, since everybody on a machine can read flags.

      `evaluate` and `bench` are commands of the launcher `./weatherglass` alone: it builds and runs the jar of `bench/`.
      """;

  @Test
  void the_reference_says_what_the_program_says() throws IOException {
    CommandLine root =
        Weatherglass.commandLine(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    String made =
        HEAD + commands(root).map(CommandReferenceTest::section).collect(Collectors.joining());
    Path file = Files.writeString(Repository.TEST_CLASSES.resolveSibling("commands.md"), made);

    assertThat(Repository.text("docs/reference/commands.md"))
        .as("docs/reference/commands.md is out of date: copy " + file + " over it")
        .isEqualTo(made);
  }

  @Test
  void the_readme_names_every_command() {
    CommandLine root =
        Weatherglass.commandLine(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
    String readme = Repository.text("README.md");

    assertThat(root.getSubcommands().keySet().stream().filter(name -> !name.equals("help")))
        .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
  }

  private static Stream<CommandLine> commands(CommandLine line) {
    return line.getSubcommands().values().stream()
        .distinct()
        .filter(each -> !each.getCommandName().equals("help"))
        .flatMap(each -> Stream.concat(Stream.of(each), commands(each)));
  }

  private static String section(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    var text = new StringBuilder("\n## `" + command.qualifiedName() + "`\n\n");
    for (String paragraph : command.usageMessage().description()) {
      text.append(paragraph.replace("<", "\\<")).append('\n');
    }
    text.append("\n```sh\n");
    for (String example : command.usageMessage().footer()) {
      text.append(example.strip()).append('\n');
    }
    text.append("```\n");
    List<String> rows = rows(command);
    if (!rows.isEmpty()) {
      text.append("\n| | |\n|---|---|\n").append(String.join("\n", rows)).append('\n');
    }
    return text.toString();
  }

  private static List<String> rows(CommandSpec command) {
    var rows = new ArrayList<String>();
    for (PositionalParamSpec each : command.positionalParameters()) {
      rows.add(row(each.paramLabel(), each));
    }
    for (OptionSpec each : command.options()) {
      if (!each.hidden() && !each.usageHelp() && !each.versionHelp()) {
        String value = each.arity().max() == 0 ? "" : " " + each.paramLabel();
        rows.add(row(String.join(", ", each.names()) + value, each));
      }
    }
    return rows;
  }

  private static String row(String name, ArgSpec argument) {
    String said = String.join(" ", argument.description());
    return "| `" + name.replace("|", "\\|") + "` | " + escaped(said) + " |";
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replace("<", "\\<");
  }
}
