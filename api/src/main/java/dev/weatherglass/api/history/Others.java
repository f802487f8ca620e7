package dev.weatherglass.api.history;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks five times a second whether another process has committed news, and then wakes those who
/// wait in this one. While the database is away it goes on looking.
final class Others implements AutoCloseable {

  private static final long MILLIS = 200;

  private final History history;
  private final CountDownLatch closing = new CountDownLatch(1);
  private long head = -1;

  Others(History history) {
    this.history = history;
    Thread.ofPlatform().daemon().name("weatherglass-history-others").start(this::run);
  }

  @Override
  public void close() {
    closing.countDown();
  }

  private void run() {
    try {
      while (!closing.await(MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      long now = history.read(Feed::head);
      if (now != head) {
        head = now;
        history.commits().happened();
      }
    } catch (HistoryException _) {
      // Who asks for himself hears what is wrong.
    }
  }
}
