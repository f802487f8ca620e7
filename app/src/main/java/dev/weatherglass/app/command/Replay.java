package dev.weatherglass.app.command;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.replay.Replays;
import dev.weatherglass.app.terminal.Progress;
import dev.weatherglass.ingest.names.ServiceNames;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Judges recorded events and samples offline: no Kafka, no clock, the same output every time.
@Command(
    name = "replay",
    description = {
      "Judge a recording offline.",
      "A FILE of JSON lines (events in the native form; {\"kind\":\"sample\",\"at\",\"service\",\"metric\",\"labels\","
          + "\"value\"}) gives JSON lines: verdicts and alerts in order of event time.",
      "A DIR of scenarios (<id>.json with <id>.csv) gives one JSON object: scenario -> alerts."
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass replay recording.jsonl",
      "  weatherglass replay scenarios --out alerts.json"
    },
    mixinStandardHelpOptions = true)
final class Replay implements Callable<Integer> {

  @Mixin private final ConfigurationOptions options = new ConfigurationOptions();

  @Parameters(paramLabel = "FILE|DIR", description = "What to replay.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private Path input;

  @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to stdout.")
  private @Nullable Path output;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(input)) {
      throw new ParameterException(spec.commandLine(), "there is no " + input);
    }
    Configuration configuration = options.read();
    var replays =
        new Replays(
            configuration.judge(),
            configuration.watch(),
            new ServiceNames(
                configuration.names().services(), configuration.names().defaultEnvironment()));
    Progress progress = Talk.of(spec).progress("replaying");
    try (PrintStream out = out()) {
      replays.run(input, out, share -> progress.at(share, input.toString()));
      progress.end();
      return Exit.OK;
    } catch (IllegalArgumentException e) {
      progress.end();
      spec.commandLine().getErr().println(e.getMessage());
      return Exit.ERROR;
    }
  }

  private PrintStream out() throws IOException {
    return output == null
        ? new PrintStream(System.out, true, StandardCharsets.UTF_8)
        : new PrintStream(Files.newOutputStream(output), true, StandardCharsets.UTF_8);
  }
}
