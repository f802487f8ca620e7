package dev.weatherglass.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where a hub on this machine keeps its things.
///
/// @param directory the data directory; need not exist
public record Machine(Path directory) {

  private static final long TOO_LITTLE = 200_000_000;
  private static final long LITTLE = 2_000_000_000;

  List<Finding> look() {
    return List.of(java(), directoryFound(), disk());
  }

  private static Finding java() {
    return Finding.good("java", "JDK " + Runtime.version());
  }

  private Finding directoryFound() {
    if (!Files.exists(directory)) {
      return Finding.good("data", directory + " does not exist yet; the first start makes it");
    }
    return Files.isDirectory(directory) && Files.isWritable(directory)
        ? Finding.good("data", directory + " can be written")
        : Finding.broken(
            "data",
            directory + " is no directory that this user can write",
            "give it to the user who runs the hub, or name another with --data");
  }

  private Finding disk() {
    try {
      long free = Files.getFileStore(nearest(directory.toAbsolutePath())).getUsableSpace();
      return disk(free);
    } catch (IOException e) {
      return Finding.broken("disk", "cannot be looked at: " + e.getMessage(), "check the mount");
    }
  }

  static Finding disk(long free) {
    String sentence = "%.1f GB free".formatted(free / 1e9);
    if (free < TOO_LITTLE) {
      return Finding.broken(
          "disk", sentence, "make room: on a full disk nothing is accepted any more");
    }
    return free < LITTLE
        ? Finding.advice(
            "disk", sentence, "make room, or keep less: retention: in weatherglass.yaml")
        : Finding.good("disk", sentence);
  }

  private static Path nearest(Path path) {
    Path existing = path;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing;
  }
}
