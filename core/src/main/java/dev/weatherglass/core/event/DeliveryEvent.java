package dev.weatherglass.core.event;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Something that a tool reported about the delivery of software: one record per family.
public sealed interface DeliveryEvent
    permits DeployEvent,
        BuildEvent,
        TestEvent,
        ChangeEvent,
        ConfigurationEvent,
        LoadTestEvent,
        BenchmarkEvent,
        IncidentEvent,
        ArtifactEvent {

  /// What every event has: identity, times, place, revision.
  EventContext context();

  /// The family, as it is called in the native form and in event types.
  EventKind kind();

  /// By what everything about one service meets: the service, or the host for a configuration event
  /// that names no service. The key of its record.
  default String subject() {
    @Nullable String service = context().service();
    return service == null ? Objects.requireNonNull(context().host()) : service;
  }

  /// The same event with another context, for instance after names were mapped.
  DeliveryEvent withContext(EventContext context);
}
