package dev.weatherglass.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.stream.Stream;

/// Makes files and the directory entries that lead to them survive a power loss. A rename or a new
/// file is durable only once its directory is flushed too.
final class Fsync {

  private Fsync() {}

  /// Makes `directory` and what is missing above it.
  static void createDirectories(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    Path parent = above(directory);
    createDirectories(parent);
    Files.createDirectory(directory);
    one(parent);
  }

  /// Flushes every file and directory at or below `root`.
  static void tree(Path root) throws IOException {
    try (Stream<Path> below = Files.walk(root)) {
      for (Path path : (Iterable<Path>) below::iterator) {
        one(path);
      }
    }
  }

  /// Flushes one file, or the entries of one directory.
  static void one(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Puts `content` into `file`: after a crash it holds the old content or the new, never a part.
  static void replace(Path file, byte[] content) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, content);
    one(fresh);
    move(fresh, file);
  }

  static void replace(Path file, String content) throws IOException {
    replace(file, content.getBytes(StandardCharsets.UTF_8));
  }

  /// Renames a file or directory whose content is already flushed.
  static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    one(above(to));
  }

  private static Path above(Path path) {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), () -> path + " is a root");
  }
}
