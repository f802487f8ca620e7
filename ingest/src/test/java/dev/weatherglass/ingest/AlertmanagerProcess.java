package dev.weatherglass.ingest;

import dev.weatherglass.testkit.Patience;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A real Alertmanager in a process of its own, as Debian packages it. It notifies one webhook with
/// a bearer token, at once and of ends too.
final class AlertmanagerProcess implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      route:
        receiver: weatherglass
        group_by: [alertname]
        group_wait: 0s
        group_interval: 1s
        repeat_interval: 1h
      receivers:
        - name: weatherglass
          webhook_configs:
            - url: %s
              send_resolved: true
              http_config:
                authorization:
                  credentials: %s
      """;
  private static final String READY = "Listening on";

  private final Process process;
  private final URI alerts;
  private final HttpClient http = HttpClient.newHttpClient();

  private AlertmanagerProcess(Process process, URI alerts) {
    this.process = process;
    this.alerts = alerts;
  }

  /// The program, where there is one on the `PATH`.
  static Optional<Path> program() {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, "prometheus-alertmanager"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Returns when it listens.
  ///
  /// @param directory for its configuration and all it keeps
  static AlertmanagerProcess start(Path directory, String webhook, String token) {
    try {
      Path file = directory.resolve("alertmanager.yml");
      Files.writeString(file, CONFIGURATION.formatted(webhook, token));
      String address = "127.0.0.1:" + freePort();
      Process process =
          new ProcessBuilder(
                  program().orElseThrow().toString(),
                  "--config.file=" + file,
                  "--storage.path=" + directory.resolve("kept"),
                  "--cluster.listen-address=",
                  "--web.listen-address=" + address)
              .redirectErrorStream(true)
              .start();
      var alertmanager =
          new AlertmanagerProcess(process, URI.create("http://" + address + "/api/v2/alerts"));
      alertmanager.awaitReady();
      return alertmanager;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    String line = said.readLine();
    while (line != null && !line.contains(READY)) {
      lines.add(line);
      line = said.readLine();
    }
    if (line == null) {
      close();
      throw new AssertionError("Alertmanager ended: " + String.join("\n", lines));
    }
    Thread.ofVirtual().name("alertmanager").start(() -> letTalk(said));
  }

  private static void letTalk(BufferedReader said) {
    try (said) {
      while (said.readLine() != null) {
        // It would stop where nobody reads what it says.
      }
    } catch (IOException _) {
      // Ended.
    }
  }

  /// Tells it of alerts, as a Prometheus does.
  void tell(String json) {
    HttpRequest request =
        HttpRequest.newBuilder(alerts)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .timeout(Patience.LIMIT)
            .build();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
