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

  /// With its commands for events, which differ in nothing but their name.
  static CommandLine withKinds() {
    var send = new CommandLine(new Send());
    KINDS.forEach(kind -> send.addSubcommand(kind, new SendEvent(kind)));
    return send;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what: " + String.join(", ", KINDS) + ", metric");
  }
}
