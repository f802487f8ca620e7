package dev.weatherglass.app.hub;

import dev.weatherglass.broker.BrokerSettings.WhenBusy;
import dev.weatherglass.ingest.publish.TickSettings;
import java.time.InstantSource;

/// What a process finds around it.
///
/// @param story what time it is for events and samples; the demo moves it
/// @param wall what time it is outside, for signatures and deliveries
/// @param ticks when the time is written to the ticks topic
/// @param whenBusy what to do where a wanted port is taken
public record Surroundings(
    InstantSource story, InstantSource wall, TickSettings ticks, WhenBusy whenBusy) {

  /// A process that lives in the present and insists on its ports.
  public static Surroundings usual() {
    return new Surroundings(
        InstantSource.system(), InstantSource.system(), TickSettings.DEFAULT, WhenBusy.REFUSE);
  }
}
