package dev.weatherglass.app.command;

import dev.weatherglass.app.bulk.BulkImport;
import dev.weatherglass.app.bulk.EventFile;
import dev.weatherglass.app.bulk.Imported;
import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.client.Pause;
import dev.weatherglass.app.terminal.Amounts;
import dev.weatherglass.app.terminal.Spans;
import java.io.IOException;
import java.io.InputStream;
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

/// Brings an old history into a running hub.
@Command(
    name = "import",
    description = {
      "Bring an old history into a running hub.",
      "The file holds events in the native form: one JSON object on each line, or one array. Each needs `at`, and `id`"
          + " where the sender has one: an event without `id` is identified by what it says, so importing a file twice"
          + " changes nothing. It makes no alerts: what is older than a day is not judged.",
      "Exit 0: all is in; 1: some items were refused, or the hub is not there; 2: usage."
    },
    footerHeading = "Examples:%n",
    footer = {
      "  weatherglass import history.jsonl",
      "  weatherglass import history.jsonl --rejects refused.jsonl",
      "  jq -c .item refused.jsonl | weatherglass import -",
      "  zcat history.jsonl.gz | weatherglass import -"
    },
    mixinStandardHelpOptions = true)
final class Import implements Callable<Integer> {

  private static final String STDIN = "-";

  @Parameters(paramLabel = "FILE|-", description = "The events; - reads them from stdin.")
  @SuppressWarnings("NullAway.Init") // by picocli
  private String input;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Write every refused item there: JSON lines with `line`, `errors` and the `item`.")
  private @Nullable Path rejects;

  @Option(names = "--json", description = "Print the summary as JSON.")
  private boolean json;

  @Mixin private final HubOptions hub = new HubOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // by picocli
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Talk talk = Talk.of(spec);
    long size = size();
    try (InputStream in = input.equals(STDIN) ? System.in : Files.newInputStream(Path.of(input));
        EventFile file = new EventFile(in);
        HubClient client = hub.client();
        var told = new ImportTalk(talk, file, size, rejects)) {
      Imported imported = new BulkImport(client, Pause.SLEEP, System::nanoTime, told).run(file);
      told.end();
      print(talk, imported);
      return imported.refused() == 0 ? Exit.OK : Exit.ERROR;
    } catch (IllegalArgumentException e) {
      talk.say(String.valueOf(e.getMessage()));
      return Exit.ERROR;
    }
  }

  /// How many bytes there are; 0 where nobody knows.
  private long size() throws IOException {
    if (input.equals(STDIN)) {
      return 0;
    }
    Path file = Path.of(input);
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ParameterException(spec.commandLine(), "there is no file " + input);
    }
    return Files.size(file);
  }

  private void print(Talk talk, Imported imported) {
    if (json) {
      talk.json(imported);
      return;
    }
    talk.out()
        .println(
            "imported %s in %s (%s/s)%s"
                .formatted(
                    Amounts.of(imported.accepted(), "event"),
                    Spans.told(imported.seconds()),
                    Amounts.told(imported.perSecond()),
                    imported.refused() == 0
                        ? ""
                        : ", refused " + Amounts.told(imported.refused())));
    talk.out().flush();
  }
}
