package dev.weatherglass.core.delivery;

import dev.weatherglass.core.event.Revision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that hurt, as an incident tool or an alert tells it.
///
/// @param id the entity in history
/// @param service what hurt
/// @param environment where
/// @param openedAt when it was opened
/// @param resolvedAt when it was resolved; null while it is open
/// @param revision the version, commit or digest that it names; [Revision#UNKNOWN] for none
/// @param deploy the id or run of the deploy that it names; null for none
/// @param team who owns the service, as a label says; null where unknown
public record Incident(
    String id,
    String service,
    String environment,
    Instant openedAt,
    @Nullable Instant resolvedAt,
    Revision revision,
    @Nullable String deploy,
    @Nullable String team) {}
