package dev.weatherglass.bench;

import java.time.InstantSource;
import java.util.function.Consumer;

/// What a bench finds around it.
///
/// @param clock the wall clock, for time stamps; delays are measured by `nanoTime`
/// @param talk gets progress lines
public record Stand(InstantSource clock, Consumer<String> talk) {

  /// Says how far the bench is.
  public void say(String line) {
    talk.accept(line);
  }
}
