package dev.weatherglass.broker;

import java.nio.file.Path;
import java.util.List;

/// What a broker keeps where, below the directory that is its own.
///
/// @param root absolute
record BrokerDirectory(Path root) {

  private static final List<String> OWN = List.of("log", "format", "lock", "last-run");

  BrokerDirectory {
    root = root.toAbsolutePath().normalize();
  }

  /// Kafka's `log.dirs`: the format and one directory for each partition.
  Path log() {
    return root.resolve("log");
  }

  /// Where a new `log` is made before it gets its name.
  Path unfinishedLog() {
    return root.resolve("log.new");
  }

  /// A copy of the format files, in case those in `log` are found damaged.
  Path keptFormat() {
    return root.resolve("format");
  }

  Path lock() {
    return root.resolve("lock");
  }

  Path lastRun() {
    return root.resolve("last-run");
  }

  /// Whether a broker (or the file system itself) put this entry into `root`.
  boolean owns(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith(".")
        || name.equals("lost+found")
        || OWN.stream().anyMatch(own -> name.equals(own) || name.equals(own + ".new"));
  }
}
