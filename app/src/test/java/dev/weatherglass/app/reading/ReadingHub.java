package dev.weatherglass.app.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.hub.Hub;
import dev.weatherglass.app.hub.Role;
import dev.weatherglass.app.hub.Surroundings;
import dev.weatherglass.testkit.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A whole hub that the tests of this package share: each uses services of its own names.
public final class ReadingHub implements AutoCloseable {

  private final Path directory;
  private final Hub hub;
  private final HubClient client;

  private ReadingHub(Path directory, Hub hub) {
    this.directory = directory;
    this.hub = hub;
    this.client = new HubClient(hub.url());
  }

  static ReadingHub create() {
    try {
      Path directory = Files.createTempDirectory("weatherglass-reading");
      var flags =
          Map.of("data.directory", directory.toString(), "http.port", "0", "kafka.port", "0");
      var configuration = Configuration.read(Optional.empty(), Map.of(), flags);
      var hub = new Hub(configuration, Role.ALL, Surroundings.usual(), _ -> {});
      hub.start();
      assertThat(hub.awaitReady(Patience.LIMIT)).as("the hub is ready").isTrue();
      return new ReadingHub(directory, hub);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return hub.url();
  }

  /// Where it keeps everything.
  Path directory() {
    return directory;
  }

  HubClient client() {
    return client;
  }

  @Override
  public void close() throws IOException {
    client.close();
    hub.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
