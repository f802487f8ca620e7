package dev.weatherglass.api.history;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Incidents as entities, newest first.
public final class Incidents {

  private Incidents() {}

  /// Which incidents are asked for.
  ///
  /// @param open whether those that are still open, or those that are not; null for both
  public record Filter(Scope scope, @Nullable Boolean open) {}

  /// Folds what these events are about anew.
  public static void put(Sql sql, List<DeliveryEvent> events) {
    List<Incident> incidents =
        Events.entities(sql, events, IncidentEvent.class).stream()
            .flatMap(life -> Incident.of(life).stream())
            .toList();
    sql.updateEach(
        """
        INSERT INTO incidents (id, service, environment, opened_at, resolved_at, json)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            service = excluded.service, environment = excluded.environment,
            opened_at = excluded.opened_at, resolved_at = excluded.resolved_at,
            json = excluded.json
        """,
        incidents,
        Incidents::row);
  }

  public static Optional<Incident> find(Sql sql, String id) {
    return sql.first("SELECT json FROM incidents WHERE id = ?", Incidents::incident, id);
  }

  /// A part of the list, the one opened last first, then by id.
  public static List<Incident> list(Sql sql, Filter filter, Slice slice) {
    Where where =
        new Where()
            .within(filter.scope(), "service", "environment", "opened_at")
            .isNull("resolved_at", filter.open())
            .after("opened_at", "id", slice.after());
    return sql.list(
        where.in("SELECT json FROM incidents WHERE %s ORDER BY opened_at DESC, id LIMIT ?"),
        Incidents::incident,
        where.values(slice.limit()));
  }

  /// All of one service.
  public static List<Incident> of(Sql sql, String service) {
    return sql.list("SELECT json FROM incidents WHERE service = ?", Incidents::incident, service);
  }

  private static @Nullable Object[] row(Incident incident) {
    return Sql.row(
        incident.id(),
        incident.service(),
        incident.environment(),
        incident.openedAt(),
        incident.resolvedAt(),
        new String(Json.write(incident), StandardCharsets.UTF_8));
  }

  private static Incident incident(Row row) {
    return Json.MAPPER.readValue(row.text("json"), Incident.class);
  }
}
