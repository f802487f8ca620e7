package dev.weatherglass.app.command;

import dev.weatherglass.app.bulk.BulkImport;
import dev.weatherglass.app.bulk.EventFile;
import dev.weatherglass.app.bulk.Refusal;
import dev.weatherglass.app.terminal.Amounts;
import dev.weatherglass.app.terminal.Cell;
import dev.weatherglass.app.terminal.Progress;
import dev.weatherglass.app.terminal.Spans;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// What an import says while it runs: how far it is, and what was refused. For one thread.
final class ImportTalk implements BulkImport.Listener, AutoCloseable {

  private static final int REFUSALS_TOLD = 20;

  private final Progress progress;
  private final EventFile file;
  private final long size;
  private final @Nullable Path rejectsFile;
  private final @Nullable OutputStream rejects;
  private long refused;

  /// One line of the file of refused items.
  record Reject(long line, List<Refusal.Wrong> errors, JsonNode item) {}

  /// @param size of the file in bytes; 0 where nobody knows
  /// @param rejects gets every refused item; null where nobody wants them
  ImportTalk(Talk talk, EventFile file, long size, @Nullable Path rejects) throws IOException {
    this.progress = talk.progress("importing");
    this.file = file;
    this.size = size;
    this.rejectsFile = rejects;
    this.rejects = rejects == null ? null : Files.newOutputStream(rejects);
  }

  @Override
  public void refused(Refusal refusal) {
    refused++;
    if (refused <= REFUSALS_TOLD) {
      progress.say(Cell.printable(refusal.told()));
    }
    if (rejects != null) {
      try {
        rejects.write(Json.write(reject(refusal)));
        rejects.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void accepted(long items) {
    progress.at(
        size > 0 ? (double) file.bytesRead() / size : -1, Amounts.of(items, "event") + " in");
  }

  @Override
  public void waits(Duration time, String why) {
    progress.say(why + ": going on in " + Spans.told((double) time.toSeconds()));
  }

  /// Says what was left out so far.
  void end() {
    progress.end();
    if (refused > REFUSALS_TOLD && rejectsFile == null) {
      long more = refused - REFUSALS_TOLD;
      progress.say(
          "… and " + Amounts.told(more) + " more: --rejects FILE writes all of them to a file");
    } else if (refused > 0 && rejectsFile != null) {
      progress.say(
          "all %s are in %s; when they are mended: jq -c .item %s | weatherglass import -"
              .formatted(Amounts.of(refused, "refused item"), rejectsFile, rejectsFile));
    }
  }

  private static Reject reject(Refusal refusal) {
    return new Reject(refusal.line(), refusal.errors(), item(refusal.item()));
  }

  /// The item as JSON, or as a text where it is none.
  private static JsonNode item(String item) {
    try {
      return Json.MAPPER.readTree(item.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException _) {
      return StringNode.valueOf(item);
    }
  }

  @Override
  public void close() throws IOException {
    progress.end();
    if (rejects != null) {
      rejects.close();
    }
  }
}
