package dev.weatherglass.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weatherglass.app.show.SmallService.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A hub, a small service `checkout`, and a real Prometheus that scrapes both each second and sends
/// on what it gets from the service. One bad deploy is told to the hub by a signed webhook; all
/// that was told stays to be looked at.
///
/// The world's only clock is that of its Prometheus.
final class RealWorld implements AutoCloseable {

  static final String SERVICE = "checkout";
  static final String BAD_VERSION = "v2.8.0";
  static final double SLOWER = 1.6;

  private static final String REPOSITORY = "octo/checkout";
  private static final String SECRET = "It's a Secret to Everybody";
  private static final Version GOOD = new Version(0.080, 0.01);
  private static final int BASELINE_SCRAPES = 75;
  private static final int SCRAPES_BEFORE_THE_WEBHOOK = 5;
  private static final long SEED = 20_261_123;

  private final Path directory;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Instant begin;
  private final RunningHub hub;
  private final SmallService service;
  private final PrometheusProcess prometheus;
  private final LiveStream stream;
  private @Nullable Story story;
  private @Nullable Throwable broken;

  /// What happened.
  ///
  /// @param deployed when the bad version began to serve
  /// @param deploy its id
  /// @param answer of the webhook to the signed request
  /// @param refusal of the webhook to the same with a wrong signature
  record Story(Instant deployed, String deploy, int answer, int refusal) {}

  private RealWorld(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    try {
      this.hub = keep(RunningHub.start(directory, configuration()));
      this.stream = keep(hub.visitor().listen());
      this.service = keep(SmallService.start(GOOD, SEED));
      this.prometheus =
          keep(
              PrometheusProcess.start(
                  directory.resolve("prometheus"),
                  hub.visitor().hub(),
                  SERVICE,
                  service.address()));
      this.begin = prometheus.now();
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      close();
      throw e;
    }
  }

  /// Builds it in a directory of its own.
  static RealWorld create() {
    try {
      return new RealWorld(Files.createTempDirectory("weatherglass-real-world-"));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private String configuration() {
    return """
    judge:
      bucket: 1s
    services:
      %s:
        names: ["github:%s"]
    sources:
      github:
        secret: "%s"
    channels:
      outbox:
        type: file
        directory: "%s"
    """
        .formatted(SERVICE, REPOSITORY, SECRET, outbox());
  }

  /// Where the file channel writes.
  Path outbox() {
    return directory.resolve("outbox");
  }

  Visitor visitor() {
    return hub.visitor();
  }

  /// What was told live since before the first sample.
  LiveStream stream() {
    return stream;
  }

  PrometheusProcess prometheus() {
    return prometheus;
  }

  /// When its Prometheus began.
  Instant begin() {
    return begin;
  }

  /// Lets Prometheus look so many times more.
  void awaitScrapes(int count) throws InterruptedException {
    service.awaitScrapes(count);
  }

  /// Lives through the bad deploy, once; whoever comes later gets what came of it.
  Story story() throws IOException, InterruptedException {
    if (broken != null) {
      throw new AssertionError("the story broke off before", broken);
    }
    try {
      story = story == null ? tell() : story;
      return story;
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      broken = e;
      throw e;
    }
  }

  private Story tell() throws IOException, InterruptedException {
    nonsense();
    service.awaitScrapes(BASELINE_SCRAPES);
    Instant deployed = prometheus.now();
    service.deploy(GOOD.slower(SLOWER));
    service.awaitScrapes(SCRAPES_BEFORE_THE_WEBHOOK);
    var webhook = new GitHubDeployment(REPOSITORY, BAD_VERSION, deployed);
    int refusal = webhook.send(visitor(), "another secret");
    int answer = webhook.send(visitor(), SECRET);
    JsonNode deploy = stream.await("deploy", RealWorld::isTheBadOne, Duration.ofSeconds(20));
    return new Story(deployed, deploy.path("id").asString(), answer, refusal);
  }

  /// What a hub has to refuse now and then.
  private void nonsense() throws IOException, InterruptedException {
    byte[] unheardOf = "{\"kind\":\"picnic\"}".getBytes(StandardCharsets.UTF_8);
    int status = visitor().post("/api/v1/events", unheardOf, "Content-Type", "application/json");
    assertThat(status).isEqualTo(400);
  }

  static boolean isTheBadOne(JsonNode deploy) {
    return deploy.at("/revision/version").asString("").equals(BAD_VERSION);
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    Directories.delete(directory);
  }
}
