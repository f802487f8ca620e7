package dev.weatherglass.testkit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for what Kafka answers later; a test goes on with the answer or fails with its reason.
final class Acknowledged {

  private Acknowledged() {}

  static <T> T by(Future<T> later) {
    try {
      return later.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("Kafka refused: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new AssertionError("Kafka did not answer within " + Patience.LIMIT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for Kafka", e);
    }
  }

  static boolean isGood(Future<?> later) {
    try {
      later.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for Kafka", e);
    }
  }
}
