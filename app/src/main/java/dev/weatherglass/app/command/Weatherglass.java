package dev.weatherglass.app.command;

import dev.weatherglass.app.hub.Version;
import dev.weatherglass.app.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command that holds all others.
@Command(
    name = "weatherglass",
    description = "Tells a team which change made things worse, while the change is still warm.",
    mixinStandardHelpOptions = true,
    versionProvider = Weatherglass.Said.class,
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass demo",
      "  weatherglass up",
      "  weatherglass send deploy --service checkout --version 1.4.2",
      "  weatherglass gate --service checkout --version 1.4.2"
    },
    subcommands = {
      DemoCommand.class,
      Up.class,
      Run.class,
      Check.class,
      Send.class,
      Gate.class,
      Deploys.class,
      Alerts.class,
      Tail.class,
      Import.class,
      Redecode.class,
      Replay.class,
      ChangePointsCommand.class,
      TokenCommand.class,
      Backup.class,
      DoctorCommand.class,
      Completion.class,
      CommandLine.HelpCommand.class
    },
    sortOptions = false)
public final class Weatherglass implements Runnable {

  private static final String BLANK = "blank";

  private final Terminal terminal;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  private Weatherglass(Terminal terminal) {
    this.terminal = terminal;
  }

  /// What its streams lead to.
  Terminal terminal() {
    return terminal;
  }

  /// Runs the command line and returns the exit code.
  public static int run(String... args) {
    var utf8 = StandardCharsets.UTF_8;
    return commandLine(
            new PrintWriter(System.out, true, utf8),
            new PrintWriter(System.err, true, utf8),
            Terminal.ours())
        .execute(args);
  }

  /// Runs the command line between two pipes and returns the exit code.
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    return commandLine(out, err).execute(args);
  }

  /// A command line whose streams are pipes.
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine(out, err, Terminal.NONE);
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err, Terminal terminal) {
    var line = new CommandLine(new Weatherglass(terminal));
    Send.addKinds(Objects.requireNonNull(line.getSubcommands().get("send")));
    var sections = new HashMap<>(line.getHelpSectionMap());
    sections.put(BLANK, help -> help.footer().isEmpty() ? "" : System.lineSeparator());
    return line.setOut(out)
        .setErr(err)
        .setHelpSectionMap(sections)
        .setHelpSectionKeys(examplesFirst(line.getHelpSectionKeys()))
        .setExecutionExceptionHandler(new Failures())
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /// What people look for in a help is the line to copy: the examples, which picocli calls footer.
  private static List<String> examplesFirst(List<String> sections) {
    List<String> examples =
        List.of(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER);
    return Stream.concat(
            Stream.concat(examples.stream(), Stream.of(BLANK)),
            sections.stream().filter(section -> !examples.contains(section)))
        .toList();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do");
  }

  /// What `--version` prints.
  static final class Said implements IVersionProvider {
    @Override
    public String[] getVersion() {
      Version ours = Version.ours();
      return new String[] {"weatherglass " + ours.version() + " · JDK " + ours.java()};
    }
  }
}
