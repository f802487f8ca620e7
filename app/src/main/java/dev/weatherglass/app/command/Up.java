package dev.weatherglass.app.command;

import dev.weatherglass.app.hub.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Everything in one process.
@Command(
    name = "up",
    description = "Start everything in one process, with a broker of its own.",
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass up",
      "  weatherglass up -c weatherglass.yaml",
      "  weatherglass up --data /var/lib/weatherglass --port 8080"
    },
    mixinStandardHelpOptions = true)
final class Up implements Callable<Integer> {

  @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

  @Option(names = "--train", hidden = true, description = "Start, answer once and end.")
  private boolean train;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var process = new HubProcess(options.read(), Role.ALL, spec.commandLine().getErr());
    return train ? process.train() : process.run();
  }
}
