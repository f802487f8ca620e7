package dev.weatherglass.core.event;

import org.jspecify.annotations.Nullable;

/// An incident, or a signal that hints at one.
///
/// @param key the source's key of the incident: one entity
/// @param title what it says; null where it says nothing
/// @param severity as the source says; null where unknown
public record IncidentEvent(
    EventContext context, String key, @Nullable String title, @Nullable String severity)
    implements DeliveryEvent {

  @Override
  public EventKind kind() {
    return EventKind.INCIDENT;
  }

  @Override
  public IncidentEvent withContext(EventContext changed) {
    return new IncidentEvent(changed, key, title, severity);
  }
}
