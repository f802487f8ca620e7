package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Reports one event.
@Command(
    name = "send",
    description = "Report one event, or one sample by `send metric`.",
    subcommands = SendMetric.class)
final class Send implements Callable<Integer> {

  /// What can be reported.
  enum Kind {
    deploy,
    build,
    test,
    change,
    config,
    incident,
    loadtest,
    benchmark,
    artifact
  }

  @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}, or metric")
  @SuppressWarnings("NullAway.Init") // by picocli
  private Kind kind;

  @Mixin private final EventOptions event = new EventOptions();

  @Mixin private final HubOptions hub = new HubOptions();

  @Option(names = "--json", description = "Print the whole answer.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli shows the help by itself
  private boolean help;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (HubClient client = hub.client()) {
      JsonNode answer = client.send(event.event(kind.name(), spec.commandLine()));
      spec.commandLine()
          .getOut()
          .println(json ? answer.toString() : answer.path("id").asString(""));
      return Exit.OK;
    }
  }
}
