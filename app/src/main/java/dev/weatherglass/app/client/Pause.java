package dev.weatherglass.app.client;

import java.time.Duration;

/// How to wait before the hub is asked again.
public interface Pause {

  /// Sleeps.
  Pause SLEEP = duration -> Thread.sleep(duration);

  void of(Duration time) throws InterruptedException;
}
