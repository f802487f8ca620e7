package dev.weatherglass.app.hub;

import dev.weatherglass.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Where the process that owns a data directory listens: written when it answers, removed when it
/// is closed, read by the commands on the same machine.
///
/// @param url of the HTTP server
/// @param broker `host:port` of the broker
/// @param pid of the process
public record PortFile(String url, String broker, long pid) {

  private static final String NAME = "port";

  /// What the data directory says; empty where nobody runs there.
  public static Optional<PortFile> read(Path directory) {
    try {
      PortFile file = Json.read(Files.readAllBytes(directory.resolve(NAME)), PortFile.class);
      return ProcessHandle.of(file.pid()).filter(ProcessHandle::isAlive).map(_ -> file);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException | JacksonException _) {
      return Optional.empty(); // half written or not ours: the default port is the better guess
    }
  }

  void write(Path directory) {
    try {
      Path whole = Files.write(directory.resolve(NAME + ".new"), Json.write(this));
      Files.move(
          whole,
          directory.resolve(NAME),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void remove(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
