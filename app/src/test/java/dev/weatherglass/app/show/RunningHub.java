package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.hub.Hub;
import dev.weatherglass.app.hub.Role;
import dev.weatherglass.app.hub.Surroundings;
import dev.weatherglass.testkit.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A whole hub in this process: embedded broker, all roles, HTTP on a free port.
final class RunningHub implements AutoCloseable {

  private final Hub hub;
  private final Visitor visitor;

  private RunningHub(Hub hub) {
    this.hub = hub;
    this.visitor = new Visitor(hub.url());
  }

  /// Returns when it is ready.
  ///
  /// @param directory for all it keeps
  /// @param yaml its configuration, without `data`, `http` and `kafka`
  static RunningHub start(Path directory, String yaml) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("weatherglass.yaml"), yaml);
    var flags =
        Map.of(
            "data.directory", directory.resolve("data").toString(),
            "http.port", "0",
            "kafka.port", "0");
    var hub =
        new Hub(
            Configuration.read(Optional.of(file), Map.of(), flags),
            Role.ALL,
            Surroundings.usual(),
            _ -> {});
    hub.start();
    assertThat(hub.awaitReady(Patience.LIMIT)).as("the hub is ready").isTrue();
    return new RunningHub(hub);
  }

  /// Who asks it.
  Visitor visitor() {
    return visitor;
  }

  @Override
  public void close() {
    visitor.close();
    hub.close();
  }
}
