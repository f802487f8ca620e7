package dev.weatherglass.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The directory of a demo: emptied at its start, so that it is the same story every time.
///
/// @param path belongs to the demo alone
record DemoDirectory(Path path) {

  /// Files that only a demo writes; a directory with other things in it is not ours to empty.
  private static final String MARK = "weatherglass.yaml";

  /// Empties it.
  ///
  /// @throws IllegalStateException if it holds something that no demo made
  void empty() {
    if (Files.isDirectory(path) && !isEmpty() && !Files.exists(path.resolve(MARK))) {
      throw new IllegalStateException(
          "the directory " + path + " is not empty and no demo made it: name another by --data");
    }
    remove();
    write(() -> Files.createDirectories(path));
  }

  /// Removes it with everything in it.
  void remove() {
    if (!Files.isDirectory(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isEmpty() {
    try (Stream<Path> all = Files.list(path)) {
      return all.findAny().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes the configuration with which `up` runs on this directory, too.
  Path writeConfiguration(int httpPort, int brokerPort) {
    String yaml =
        """
        # Written by the demo. Go on with it: ./weatherglass up -c %1$s/weatherglass.yaml
        http:
          port: %2$d
        kafka:
          port: %3$d
        data:
          directory: %1$s
        sources:
          github:
            accept_unsigned: false
        channels:
          chat:
            type: file
            directory: %1$s/outbox
        """
            .formatted(path, httpPort, brokerPort);
    Path file = path.resolve(MARK);
    write(() -> Files.writeString(file, yaml));
    return file;
  }

  /// Where the messages to people are written.
  Path outbox() {
    return path.resolve("outbox");
  }

  Path accepted() {
    return path.resolve("accepted.jsonl");
  }

  private interface Writing {
    Path run() throws IOException;
  }

  private static void write(Writing writing) {
    try {
      var _ = writing.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
