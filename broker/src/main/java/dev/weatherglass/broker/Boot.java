package dev.weatherglass.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tells one boot of the machine from another.
final class Boot {

  /// Linux makes a random one at each boot (random(4)).
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private Boot() {}

  /// Differs after each boot; blank where the system has no such thing.
  static String id() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException _) {
      return "";
    }
  }
}
