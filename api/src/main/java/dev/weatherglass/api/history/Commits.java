package dev.weatherglass.api.history;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Wakes those who wait for news. A reader notes [#count()], reads, and if it did not find what it
/// wants, waits until the count has moved: so no commit is missed between reading and waiting. Safe
/// for all threads.
public final class Commits {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private long count;
  private boolean closed;

  /// How many transactions were committed since this process opened the database.
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing will ever be committed again.
  public boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until more than `seen` transactions were committed, the time is up, or history is
  /// closed.
  ///
  /// @return whether there was a commit
  public boolean awaitAfter(long seen, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lockInterruptibly();
    try {
      while (count <= seen && !closed && left > 0) {
        left = moved.awaitNanos(left);
      }
      return count > seen;
    } finally {
      lock.unlock();
    }
  }

  void happened() {
    change(() -> count++);
  }

  void close() {
    change(() -> closed = true);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
