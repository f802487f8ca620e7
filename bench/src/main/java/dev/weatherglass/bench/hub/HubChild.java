package dev.weatherglass.bench.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A hub that runs as a child. The launcher replaces itself by the JVM, so the child's id is the
/// JVM's. For one thread.
public final class HubChild implements AutoCloseable {

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration GIVES_UP = Duration.ofMinutes(3);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);
  private static final int OK = 200;

  private final Process process;
  private final long startedNanos;
  private final URI url;
  private final Path log;

  private HubChild(Process process, long startedNanos, URI url, Path log) {
    this.process = process;
    this.startedNanos = startedNanos;
    this.url = url;
    this.log = log;
  }

  /// Starts a hub; does not wait for it.
  ///
  /// @param place its directory and ports; the same place again is a restart
  /// @param more settings as `judge.bucket=1s`
  public static HubChild start(HubPlace place, String... more) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Launcher.find().toString(),
                "up",
                "--data",
                place.data().toString(),
                "--port",
                String.valueOf(place.httpPort()),
                "--set",
                "kafka.port=" + place.kafkaPort()));
    for (String setting : more) {
      command.addAll(List.of("--set", setting));
    }
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()));
    long now = System.nanoTime();
    return new HubChild(builder.start(), now, place.url(), place.log());
  }

  /// Waits for the first 200 of `/readyz`.
  ///
  /// @return how long that took since the launcher was executed
  /// @throws IllegalStateException if the hub ended or took longer than three minutes
  public Duration awaitReady() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!isReady(client)) {
        if (!process.isAlive() || since().compareTo(GIVES_UP) > 0) {
          throw new IllegalStateException(
              "the hub did not become ready:\n" + Files.readString(log));
        }
        Thread.sleep(LOOK);
      }
    }
    return since();
  }

  public URI url() {
    return url;
  }

  /// What the kernel says about the process.
  public ProcessFigures figures() {
    return new ProcessFigures(process.pid());
  }

  /// Asks it to end, as Ctrl-C does, and waits.
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOPS_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("the hub did not end within " + STOPS_WITHIN);
    }
  }

  /// `kill -9`.
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /// Whatever happened, no child stays.
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - startedNanos);
  }

  private boolean isReady(HttpClient client) throws InterruptedException {
    try {
      return client
              .send(
                  HttpRequest.newBuilder(url.resolve("/readyz")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == OK;
    } catch (IOException _) {
      return false; // nobody listens yet
    }
  }
}
