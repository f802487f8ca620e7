package dev.weatherglass.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a build's report in the spool, then sends it; and at the beginning of a build sends what
/// earlier ones had to leave. Works on threads that never keep Maven from ending.
final class Courier {

  /// What is known when the end of the build stops waiting.
  enum Fate {
    /// The hub has it.
    SENT,
    /// It waits in the spool.
    KEPT,
    /// The hub does not want it.
    REFUSED,
    /// It could not even be kept.
    LOST
  }

  private static final Logger log = LoggerFactory.getLogger(Courier.class);

  /// For what nobody waits for.
  private static final int PATIENT_MILLIS = 2_000;

  private final Settings settings;
  private final Hub hub;
  private final Spool spool;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(work -> daemon("weatherglass", work));
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile boolean ending;
  private volatile Fate fate = Fate.LOST;
  private volatile @Nullable String why;

  Courier(Settings settings) {
    this.settings = settings;
    this.hub = new Hub(settings);
    this.spool = new Spool(settings.spool);
  }

  /// Says that the build has begun, then sends what waits, oldest first, until the hub does not
  /// take it or the build ends. That a build began is not worth keeping.
  void begin(String id, Callable<byte[]> body) {
    beside(
        "weatherglass-drain",
        () -> {
          hub.post(id + "/started", body.call(), PATIENT_MILLIS);
          for (Path waiting : spool.waiting(System.currentTimeMillis())) {
            if (ending || !drained(waiting)) {
              break;
            }
          }
          return null;
        });
  }

  private boolean drained(Path waiting) throws IOException {
    switch (hub.post(Spool.id(waiting), Spool.body(waiting), PATIENT_MILLIS)) {
      case TAKEN:
        Spool.forget(waiting);
        return true;
      case REFUSED:
        log.warn("[weatherglass] the hub refused {}: dropped", waiting.getFileName());
        Spool.forget(waiting);
        return true;
      default:
        return false;
    }
  }

  /// Gets ready to keep a report.
  void rehearse(String id) throws IOException {
    spool.rehearse(id);
  }

  /// Does something beside the build and before what is asked later.
  void later(Callable<@Nullable Void> work) {
    worker.execute(() -> quietly("weatherglass", work));
  }

  /// Keeps and sends what `body` will give; does not wait.
  void send(String id, Callable<byte[]> body) {
    ending = true;
    later(() -> {
      try {
        byte[] bytes = body.call();
        Path kept = spool.keep(id, bytes);
        fate = Fate.KEPT;
        settle(kept, hub.post(id, bytes, settings.maxMillis));
      } catch (IOException e) {
        why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      } finally {
        done.countDown();
      }
      return null;
    });
  }

  private void settle(Path kept, Hub.Answer answer) throws IOException {
    why = "HTTP " + hub.status();
    if (answer != Hub.Answer.LATER) {
      fate = answer == Hub.Answer.TAKEN ? Fate.SENT : Fate.REFUSED;
      Spool.forget(kept);
    }
  }

  /// Waits until the report is settled, but not beyond this time; then nothing is sent any more.
  Fate await(long untilNanos) throws InterruptedException {
    if (!done.await(Math.max(0, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS)) {
      why = "no answer within " + settings.maxMillis + " ms";
    }
    hub.hangUp();
    return fate;
  }

  /// Why it was not sent.
  @Nullable String why() {
    return why;
  }

  /// Does something beside everything else.
  static void beside(String name, Callable<@Nullable Void> work) {
    daemon(name, () -> quietly(name, work)).start();
  }

  private static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /// What goes wrong beside a build is nobody's concern but the log's.
  private static void quietly(String name, Callable<@Nullable Void> work) {
    try {
      work.call();
    } catch (Throwable e) {
      log.debug("[weatherglass] {} stopped", name, e);
    }
  }
}
