package dev.weatherglass.app.demo;

import dev.weatherglass.app.client.SampleBatch;
import java.time.Duration;
import java.time.Instant;

/// After the story: the clock is let go, and the services go on sending.
final class Present {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private Present() {}

  /// Between the story's end and now the services served, too: without those samples the last
  /// changes would seem to have silenced them.
  private static void catchUp(Stage stage) throws InterruptedException {
    StoryClock clock = stage.clock();
    var samples = new SampleBatch();
    Instant at = clock.instant().plus(Script.SCRAPE);
    for (; at.isBefore(clock.wall()); at = at.plus(Script.SCRAPE)) {
      stage.town().scrape(at, samples);
    }
    clock.letGo();
    stage.client().write(samples);
  }

  /// Runs until the thread is interrupted or the process ends.
  static void live(Stage stage) throws InterruptedException {
    catchUp(stage);
    for (long second = 0; !Thread.currentThread().isInterrupted(); second++) {
      if (second % Script.SCRAPE.toSeconds() == 0) {
        stage.scrape();
      }
      stage.hub().tick();
      Thread.sleep(SECOND);
    }
  }
}
