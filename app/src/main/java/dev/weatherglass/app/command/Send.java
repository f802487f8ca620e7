package dev.weatherglass.app.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Holds one command for each kind of event, and one for a sample.
@Command(
    name = "send",
    description = "Report one event or one sample.",
    subcommands = SendMetric.class,
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass send deploy --service checkout --version 1.4.2",
      "  weatherglass send build --service checkout --commit \"$SHA\" --outcome failure",
      "  weatherglass send metric queue_depth 3 --service checkout"
    },
    mixinStandardHelpOptions = true)
final class Send implements Runnable {

  private static final List<String> KINDS =
      List.of(
          "deploy",
          "build",
          "test",
          "change",
          "config",
          "incident",
          "loadtest",
          "benchmark",
          "artifact");

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  /// Adds the commands for events, which differ in nothing but their name.
  static void addKinds(CommandLine send) {
    KINDS.forEach(kind -> send.addSubcommand(kind, withExample(kind)));
  }

  private static CommandLine withExample(String kind) {
    var line = new CommandLine(new SendEvent(kind));
    line.getCommandSpec()
        .usageMessage()
        .footerHeading("Examples:%n")
        .footer("  weatherglass send " + kind + " --service checkout --version 1.4.2");
    return line;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what: " + String.join(", ", KINDS) + ", metric");
  }
}
