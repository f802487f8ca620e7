package dev.weatherglass.app.hub;

import java.time.InstantSource;

/// The times a process lives by.
///
/// @param story what time it is for events and samples; the demo moves it
/// @param wall what time it is outside, for signatures and deliveries
public record Clocks(InstantSource story, InstantSource wall) {

  /// A process that lives in the present.
  public static Clocks system() {
    return new Clocks(InstantSource.system(), InstantSource.system());
  }
}
