package dev.weatherglass.app.demo;

import java.time.Duration;

/// After the story: the clock is let go, and the services go on sending.
final class Present {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private Present() {}

  /// Runs until the thread is interrupted or the process ends.
  static void live(Stage stage) throws InterruptedException {
    stage.clock().letGo();
    for (long second = 0; !Thread.currentThread().isInterrupted(); second++) {
      if (second % Script.SCRAPE.toSeconds() == 0) {
        stage.scrape();
      }
      stage.hub().tick();
      Thread.sleep(SECOND);
    }
  }
}
