package dev.weatherglass.app.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ends a story early and orderly when the process is told to end: the teller is interrupted, and
/// the process waits until it has closed everything.
final class Ending {

  private static final Duration CLOSES_WITHIN = Duration.ofSeconds(15);

  private final Thread teller = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean asked;

  /// From now on a signal ends the story of the present thread.
  static Ending onSignal() {
    var ending = new Ending();
    Runtime.getRuntime().addShutdownHook(new Thread(ending::end, "ending"));
    return ending;
  }

  private void end() {
    asked = true;
    teller.interrupt();
    try {
      closed.await(CLOSES_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether the process was told to end.
  boolean asked() {
    return asked;
  }

  /// Everything is closed.
  void reached() {
    closed.countDown();
  }
}
