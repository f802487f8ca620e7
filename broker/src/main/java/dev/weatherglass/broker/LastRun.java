package dev.weatherglass.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// One small file that says `clean`, or `running` and in which boot of the machine: read at the
/// next start, it tells a closed broker, a killed process and a stopped machine apart. A file that
/// is missing or not understood counts as the worst of them.
final class LastRun {

  private static final String CLEAN = "clean";
  private static final String RUNNING = "running ";

  private final Path file;
  private final String boot;

  /// @param boot names this boot of the machine; blank where that is unknown
  LastRun(Path file, String boot) {
    this.file = file;
    this.boot = boot;
  }

  /// @param hasLog whether there was a run before this one
  PreviousStop previousStop(boolean hasLog) throws IOException {
    if (!hasLog) {
      return PreviousStop.NONE;
    }
    String said = read();
    if (said.equals(CLEAN)) {
      return PreviousStop.CLEAN;
    }
    boolean sameBoot = !boot.isBlank() && said.equals(RUNNING + boot);
    return sameBoot ? PreviousStop.PROCESS_DIED : PreviousStop.MACHINE_STOPPED;
  }

  void begin() throws IOException {
    Fsync.replace(file, RUNNING + boot + "\n");
  }

  /// Only after everything else is on disk.
  void endCleanly() throws IOException {
    Fsync.replace(file, CLEAN + "\n");
  }

  private String read() throws IOException {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException _) {
      return "";
    }
  }
}
