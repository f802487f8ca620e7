package dev.weatherglass.bench.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// A directory for temporary use and two free ports; [#close()] removes the directory.
public record HubPlace(Path directory, int httpPort, int kafkaPort) implements AutoCloseable {

  public static HubPlace make() throws IOException {
    return new HubPlace(Files.createTempDirectory("weatherglass-bench"), freePort(), freePort());
  }

  public Path data() {
    return directory.resolve("hub");
  }

  /// What the hub prints.
  public Path log() {
    return directory.resolve("hub.log");
  }

  /// Where the embedded broker listens.
  public String broker() {
    return "127.0.0.1:" + kafkaPort;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + httpPort);
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      paths.sorted(Comparator.reverseOrder()).forEach(HubPlace::delete);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
