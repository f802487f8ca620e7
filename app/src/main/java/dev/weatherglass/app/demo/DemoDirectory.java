package dev.weatherglass.app.demo;

import dev.weatherglass.app.hub.HubRefusedException;
import dev.weatherglass.app.hub.PortFile;
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

  private static final String CONFIGURATION = "weatherglass.yaml";

  /// How the configuration of a demo begins. A user's own file has the same name: what lies beside
  /// that is not ours to empty.
  private static final String MARK = "# Written by the demo.";

  /// Empties it.
  ///
  /// @throws HubRefusedException if it holds something that no demo made, or a hub runs there
  void empty() {
    PortFile.read(path)
        .filter(left -> left.pid() != ProcessHandle.current().pid()) // a container counts from 1
        .ifPresent(this::refuse);
    if (Files.isDirectory(path) && !isEmpty() && !isOurs()) {
      throw new HubRefusedException(
          "directory " + path + " is not empty and no demo made it: name another by --data");
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

  private void refuse(PortFile running) {
    throw new HubRefusedException(
        "directory %s is in use by process %d (%s): stop it or name another by --data"
            .formatted(path, running.pid(), running.url()));
  }

  private boolean isOurs() {
    try (Stream<String> lines = Files.lines(path.resolve(CONFIGURATION))) {
      return lines.findFirst().filter(line -> line.startsWith(MARK)).isPresent();
    } catch (IOException | UncheckedIOException _) {
      return false; // none there, or none that can be read: not ours to say
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
        %4$s Go on with it: ./weatherglass up -c %1$s/weatherglass.yaml
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
            .formatted(path, httpPort, brokerPort, MARK);
    Path file = path.resolve(CONFIGURATION);
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
