package dev.weatherglass.app.command;

import dev.weatherglass.app.hub.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command that holds all others.
@Command(
    name = "weatherglass",
    description = "Tells a team which change made things worse, while the change is still warm.",
    mixinStandardHelpOptions = true,
    versionProvider = Weatherglass.Said.class,
    subcommands = {
      DemoCommand.class,
      Up.class,
      Run.class,
      Check.class,
      Gate.class,
      Replay.class,
      ChangePointsCommand.class,
      TokenCommand.class,
      CommandLine.HelpCommand.class
    },
    sortOptions = false)
public final class Weatherglass implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  /// Runs the command line and returns the exit code.
  public static int run(String... args) {
    var utf8 = StandardCharsets.UTF_8;
    return commandLine(
            new PrintWriter(System.out, true, utf8), new PrintWriter(System.err, true, utf8))
        .execute(args);
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    var line = new CommandLine(new Weatherglass());
    line.addSubcommand(Send.withKinds());
    return line.setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(new Failures())
        .setCaseInsensitiveEnumValuesAllowed(true);
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
