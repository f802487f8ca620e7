package dev.weatherglass.app.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The name by which Kafka's groups know this process again after a restart, so that they need not
/// wait for the old one to be missed: random, made once, kept in the data directory.
final class InstanceName {

  private InstanceName() {}

  static String of(Path directory) {
    Path file = directory.resolve("instance");
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException _) {
      return make(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String make(Path file) {
    byte[] random = new byte[4];
    new SecureRandom().nextBytes(random);
    String name = HexFormat.of().formatHex(random);
    try {
      Files.writeString(file, name + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return name;
  }
}
