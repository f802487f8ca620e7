package dev.weatherglass.bench.report;

import java.io.IOException;
import java.nio.file.Path;

/// What a run of a bench leaves behind.
public interface Outcome {

  /// For people, on stdout.
  String markdown();

  /// How the file's name ends, `json`.
  String suffix();

  /// Keeps it in a file, and beside it what belongs to it.
  void write(Path file) throws IOException;
}
