package dev.weatherglass.app.command;

import dev.weatherglass.app.replay.ChangePoints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Finds the commits that changed a benchmark, build or test duration: no Kafka, no clock, the same
/// output every time. Nothing is written unless all of it is.
@Command(
    name = "changepoints",
    description = {
      "Find the commits at which recorded histories changed their level.",
      "DIR holds tables <id>.csv, or a directory commits with them: commit_idx,commit,run,value. "
          + "Several runs of a commit are averaged; a value that is empty, NaN, infinite or beyond 1e100 is left out.",
      "Writes one JSON object: id -> [{index, commit, direction, before, after, detected_at}]; "
          + "detected_at is left out where no report would have been made while the commits came in."
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass changepoints benchmarks",
      "  weatherglass changepoints benchmarks --out found.json"
    },
    mixinStandardHelpOptions = true)
final class ChangePointsCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Where the histories are.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private Path input;

  @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of to stdout.")
  private @Nullable Path output;

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(input)) {
      throw new ParameterException(spec.commandLine(), "there is no directory " + input);
    }
    var found = new ByteArrayOutputStream();
    try (var out = new PrintStream(found, true, StandardCharsets.UTF_8)) {
      new ChangePoints(spec.commandLine().getErr()).run(input, out);
    } catch (IllegalArgumentException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return Exit.ERROR;
    }
    hand(found);
    return Exit.OK;
  }

  private void hand(ByteArrayOutputStream found) throws IOException {
    if (output == null) {
      spec.commandLine().getOut().print(found.toString(StandardCharsets.UTF_8));
      spec.commandLine().getOut().flush();
    } else {
      Files.write(output, found.toByteArray());
    }
  }
}
