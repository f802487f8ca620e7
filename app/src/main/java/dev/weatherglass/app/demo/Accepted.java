package dev.weatherglass.app.demo;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Keeps the id of every event that the hub has answered 2xx, so that anybody can look whether it
/// is still there after a crash.
final class Accepted {

  private final Path file;

  /// @param file gets one JSON object a line
  Accepted(Path file) {
    this.file = file;
  }

  private record Line(String id, String deploy, String service, String version) {}

  void add(String id, String deploy, DeployReport report) {
    byte[] line = Json.write(new Line(id, deploy, report.service(), report.version()));
    byte[] whole = Arrays.copyOf(line, line.length + 1);
    whole[line.length] = '\n';
    try {
      Files.write(file, whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
