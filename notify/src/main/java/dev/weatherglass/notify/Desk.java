package dev.weatherglass.notify;

import java.time.Duration;

/// Does one thing after the other, now or later.
interface Desk extends AutoCloseable {

  void soon(Runnable work);

  void later(Duration delay, Runnable work);

  /// Lets the work in hand end, for a few seconds, and drops the rest.
  @Override
  void close();
}
