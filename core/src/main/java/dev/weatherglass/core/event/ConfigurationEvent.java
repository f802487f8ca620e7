package dev.weatherglass.core.event;

import org.jspecify.annotations.Nullable;

/// A run of a configuration tool on a host, or a feature flag that was turned.
///
/// @param tool as `puppet`; null where unknown
/// @param drift whether the host had left its wanted state
/// @param flag name of the feature flag; null where it is no flag
public record ConfigurationEvent(
    EventContext context, @Nullable String tool, Drift drift, @Nullable String flag)
    implements DeliveryEvent {

  /// How a host differed from its wanted state before the run.
  public enum Drift {
    NONE,
    DETECTED,
    CORRECTED,
    UNKNOWN
  }

  @Override
  public EventKind kind() {
    return EventKind.CONFIG;
  }

  @Override
  public ConfigurationEvent withContext(EventContext changed) {
    return new ConfigurationEvent(changed, tool, drift, flag);
  }
}
