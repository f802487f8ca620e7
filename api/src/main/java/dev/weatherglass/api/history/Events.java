package dev.weatherglass.api.history;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.wire.Json;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every event that was ever accepted, once, whole.
public final class Events {

  private Events() {}

  /// An event and how its topic words it.
  public record Told(DeliveryEvent event, String json) {}

  /// Keeps events. Of two records with one identity the one that was recorded later stays.
  public static void put(Sql sql, List<Told> events) {
    sql.updateEach(
        """
        INSERT INTO events (source, event_id, type, kind, service, environment, entity,
            happened_at, recorded_at, json)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (source, event_id, type) DO UPDATE SET
            kind = excluded.kind, service = excluded.service, environment = excluded.environment,
            entity = excluded.entity, happened_at = excluded.happened_at,
            recorded_at = excluded.recorded_at, json = excluded.json
        WHERE excluded.recorded_at > events.recorded_at
            OR (excluded.recorded_at = events.recorded_at AND excluded.json > events.json)
        """,
        events,
        Events::row);
  }

  /// The phases of deploys, in no particular order.
  public static List<DeployEvent> ofDeploys(Sql sql, Collection<String> deployIds) {
    return sql.listOf(
        "SELECT json FROM events WHERE entity IN (%s)",
        deployIds, row -> Json.MAPPER.readValue(row.text("json"), DeployEvent.class));
  }

  private static @Nullable Object[] row(Told told) {
    DeliveryEvent event = told.event();
    EventContext context = event.context();
    EventIdentity identity = context.identity();
    return Sql.row(
        identity.source(),
        identity.id(),
        identity.type(),
        event.kind().word(),
        context.service(),
        context.environment(),
        entity(event),
        context.at(),
        context.recorded(),
        told.json());
  }

  private static @Nullable String entity(DeliveryEvent event) {
    return event instanceof DeployEvent deploy ? deploy.deployId() : null;
  }
}
