package dev.weatherglass.app.command;

import dev.weatherglass.app.demo.Demo;
import dev.weatherglass.app.hub.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows a bad deploy being caught.
@Command(
    name = "demo",
    description = "Watch bad deploys being caught, and good ones being left alone.",
    footerHeading = "Examples:%n",
    footer = {"  weatherglass demo", "  weatherglass demo --once"},
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Option(names = "--once", description = "End with the story; exit 0 if it went as it should.")
  private boolean once;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Directory of the demo, emptied at its start (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data", "demo");

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException, IOException {
    Path directory = once ? Files.createTempDirectory("weatherglass-demo") : data;
    Version ours = Version.ours();
    say(
        "weatherglass %s · JDK %s · data %s (emptied at each start)"
            .formatted(ours.version(), ours.java(), directory));
    var demo = new Demo(directory, System.getenv(), InstantSource.system(), this::say);
    if (once) {
      return demo.once() ? Exit.OK : Exit.ERROR;
    }
    demo.stay();
    return Exit.OK;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
