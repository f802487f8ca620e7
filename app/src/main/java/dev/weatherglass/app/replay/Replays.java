package dev.weatherglass.app.replay;

import dev.weatherglass.core.series.Watch;
import dev.weatherglass.core.verify.JudgeSettings;
import dev.weatherglass.ingest.names.ServiceNames;
import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/// The two forms of replay: a directory of scenarios gives one JSON object, a file of JSON lines
/// gives JSON lines.
///
/// @param settings the numbers the judge decides by
/// @param watch what is watched in a file
/// @param names the `services:` mapping
public record Replays(JudgeSettings settings, Watch watch, ServiceNames names) {

  /// Replays a file or directory.
  ///
  /// @throws IOException if it cannot be read
  /// @throws IllegalArgumentException if it holds what cannot be replayed
  public void run(Path input, PrintStream out) throws IOException {
    run(input, out, _ -> {});
  }

  /// As [#run(Path, PrintStream)].
  ///
  /// @param share is told now and then how much is done, in [0, 1]
  public void run(Path input, PrintStream out, DoubleConsumer share) throws IOException {
    if (Files.isDirectory(input)) {
      out.write(Json.write(new ScenarioReplay(settings, Json.MAPPER).run(input, share)));
      out.println();
      return;
    }
    new RecordingReplay(settings, watch)
        .run(
            Recording.read(input, names),
            line -> out.println(new String(Json.write(line), StandardCharsets.UTF_8)),
            share);
  }
}
