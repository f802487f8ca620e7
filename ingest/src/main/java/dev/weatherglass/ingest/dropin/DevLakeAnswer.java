package dev.weatherglass.ingest.dropin;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the sender of a DevLake deployment is told; DevLake itself says nothing but 200.
///
/// @param success always true: what is answered is kept
/// @param deploy the id of the deploy here, as in `/api/v1/deploys/{id}`
public record DevLakeAnswer(boolean success, @Nullable String deploy) {

  static DevLakeAnswer of(List<DeliveryEvent> events) {
    return new DevLakeAnswer(
        true,
        events.stream()
            .filter(DeployEvent.class::isInstance)
            .map(event -> ((DeployEvent) event).deployId())
            .findFirst()
            .orElse(null));
  }
}
