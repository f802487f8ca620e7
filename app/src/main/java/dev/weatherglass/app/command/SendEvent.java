package dev.weatherglass.app.command;

import dev.weatherglass.app.client.HubClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// Reports one event of one kind and prints its id.
@Command(description = "Report one event of this kind.")
final class SendEvent implements Callable<Integer> {

  private final String kind;

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

  /// Made once for each kind.
  SendEvent(String kind) {
    this.kind = kind;
  }

  @Override
  public Integer call() throws InterruptedException {
    Object said = event.event(kind, spec.commandLine());
    try (HubClient client = hub.client()) {
      JsonNode answer = client.send(said);
      spec.commandLine()
          .getOut()
          .println(json ? answer.toString() : answer.path("id").asString(""));
      return Exit.OK;
    }
  }
}
