package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.client.HubClient;
import dev.weatherglass.app.client.Reply;
import dev.weatherglass.app.configuration.Configuration;
import dev.weatherglass.app.hub.Hub;
import dev.weatherglass.app.hub.Role;
import dev.weatherglass.app.hub.Surroundings;
import dev.weatherglass.testkit.Patience;
import dev.weatherglass.testkit.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A hub in parts: Kafka and the role `ingest` in this process, the role `api` wherever a test
/// wants it.
final class SplitHub implements AutoCloseable {

  private final Path directory;
  private final TestKafka kafka = TestKafka.start();
  private final Hub ingest;
  private final HubClient sender;

  private SplitHub(Path directory) {
    this.directory = directory;
    this.ingest = hub(Role.INGEST, "ingest");
    this.sender = new HubClient(ingest.url());
  }

  /// Returns when events are taken.
  ///
  /// @param directory for all that the roles keep
  static SplitHub start(Path directory) throws InterruptedException {
    var hub = new SplitHub(directory);
    assertThat(hub.ingest.awaitReady(Patience.LIMIT)).as("ingest is ready").isTrue();
    return hub;
  }

  /// Sends events, which must all be accepted.
  ///
  /// @param lines in the native form
  void send(String lines) throws InterruptedException {
    Reply reply = sender.sendLines(lines.getBytes(StandardCharsets.UTF_8));
    assertThat(reply.status()).as("%s", reply.body()).isEqualTo(202);
    assertThat(reply.body().path("rejected").asInt()).isZero();
  }

  /// The role `api` in this process.
  ///
  /// @param place where it keeps everything
  Hub reader(String place) {
    return hub(Role.API, place);
  }

  /// The role `api` in a process of its own.
  WeatherglassProcess readerProcess(String place) throws IOException {
    return WeatherglassProcess.start(
        Map.of(),
        "run",
        "api",
        "--data",
        directory.resolve(place).toString(),
        "--port",
        "0",
        "--set",
        "kafka.bootstrap.servers=" + kafka.bootstrapServers());
  }

  /// The history database of a reader.
  Path history(String place) {
    return directory.resolve(place).resolve("history.db");
  }

  private Hub hub(Role role, String place) {
    var flags =
        Map.of(
            "data.directory", directory.resolve(place).toString(),
            "http.port", "0",
            "kafka.bootstrap.servers", kafka.bootstrapServers());
    var hub =
        new Hub(
            Configuration.read(Optional.empty(), Map.of(), flags),
            Set.of(role),
            Surroundings.usual(),
            _ -> {});
    hub.start();
    return hub;
  }

  @Override
  public void close() {
    sender.close();
    ingest.close();
    kafka.close();
  }
}
