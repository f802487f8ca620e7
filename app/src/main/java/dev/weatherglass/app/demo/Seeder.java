package dev.weatherglass.app.demo;

import dev.weatherglass.app.client.SampleBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Plays the day before the story, quickly: big batches, a tick each, deploys that change nothing.
final class Seeder {

  /// Scrapes in one request.
  private static final int BATCH = 240;

  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  private static final List<String> ACTORS = List.of("dana", "ken", "mia", "ravi");

  private final Stage stage;

  Seeder(Stage stage) {
    this.stage = stage;
  }

  /// What was seeded.
  ///
  /// @param lastDeploy id of the last deploy
  record Seeded(int deploys, long scrapes, String lastDeploy) {}

  /// @param from where history begins; the clock stands there
  /// @param until where the story begins; the clock stands there afterwards
  Seeded seed(Instant from, Instant until) throws InterruptedException {
    int deploys = 0;
    long scrapes = 0;
    String last = "";
    for (Instant begin = from; begin.isBefore(until); begin = stage.clock().instant()) {
      scrapes += batch(begin, until);
      if (deploys < Script.HISTORY.toHours() - 2 && stage.clock().instant().isBefore(until)) {
        last = deploy(deploys++);
      }
    }
    return new Seeded(deploys, scrapes, last);
  }

  private int batch(Instant begin, Instant until) throws InterruptedException {
    var samples = new SampleBatch();
    int scrapes = 0;
    Instant at = begin;
    while (scrapes < BATCH && at.isBefore(until)) {
      at = at.plus(Script.SCRAPE);
      stage.town().scrape(at, samples);
      scrapes++;
    }
    stage.clock().moveTo(at);
    stage.client().write(samples);
    stage.hub().tick(); // after the samples, or they would seem to be missing
    return scrapes;
  }

  private String deploy(int number) throws InterruptedException {
    ServiceModel model = Script.SERVICES.get(number % Script.SERVICES.size());
    String version = version(model.name(), number / Script.SERVICES.size());
    DeployReport report =
        DeployReport.of(
            stage.clock().instant(),
            model.name(),
            version,
            "rollout",
            ACTORS.get(number % ACTORS.size()),
            "history-" + number);
    String deploy = stage.deploy(report, Condition.NORMAL);
    awaitVerdict(deploy);
    return deploy;
  }

  /// The next batch holds an hour: it must not overtake the report of what happened before it.
  private void awaitVerdict(String deploy) throws InterruptedException {
    long end = System.nanoTime() + KNOWN_WITHIN.toNanos();
    while (!isJudged(deploy)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "deploy " + deploy + " was not known within " + KNOWN_WITHIN);
      }
      Thread.sleep(LOOK);
    }
  }

  private boolean isJudged(String deploy) throws InterruptedException {
    for (JsonNode item : stage.client().get("/api/v1/deploys?limit=5").path("items")) {
      if (item.path("id").asString("").equals(deploy)) {
        return item.path("verdict").isObject();
      }
    }
    return false;
  }

  private static String version(String service, int number) {
    return switch (service) {
      case "checkout" -> "v5.0." + number;
      case "catalog" -> "v3.7." + number;
      default -> "v1.8." + number;
    };
  }
}
