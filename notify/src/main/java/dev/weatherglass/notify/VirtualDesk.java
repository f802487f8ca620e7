package dev.weatherglass.notify;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A desk with one virtual thread, so that a channel which hangs delays no other.
final class VirtualDesk implements Desk {

  private static final Logger log = LoggerFactory.getLogger(VirtualDesk.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final ScheduledThreadPoolExecutor executor;

  VirtualDesk(String channel) {
    executor =
        new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("notify-" + channel).factory());
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public void soon(Runnable work) {
    later(Duration.ZERO, work);
  }

  @Override
  public void later(Duration delay, Runnable work) {
    try {
      var _ = executor.schedule(() -> run(work), delay.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException _) {
      log.debug("closing: what is left is done by the next owner");
    }
  }

  /// An executor would keep a failure to itself.
  private static void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log.error("a channel's work failed; its problem is told again after a restart", e);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException _) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
