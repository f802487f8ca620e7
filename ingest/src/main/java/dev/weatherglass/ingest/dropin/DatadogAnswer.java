package dev.weatherglass.ingest.dropin;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.IncidentEvent;
import java.util.List;

/// What Datadog answers.
public record DatadogAnswer(Received data) {

  /// What was received.
  ///
  /// @param id the sender's, or the one that was given to it
  /// @param type `dora_deployment` or `dora_failure`
  public record Received(String id, String type) {}

  static DatadogAnswer of(String about, List<DeliveryEvent> events) {
    return new DatadogAnswer(
        new Received(
            events.stream().map(DatadogAnswer::id).findFirst().orElse(""), "dora_" + about));
  }

  private static String id(DeliveryEvent event) {
    String run = event.context().run();
    return switch (event) {
      case IncidentEvent incident -> incident.key();
      case DeployEvent deploy when run == null -> deploy.deployId();
      default -> run == null ? event.context().identity().id() : run;
    };
  }
}
