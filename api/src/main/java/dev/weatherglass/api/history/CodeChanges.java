package dev.weatherglass.api.history;

import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pushes and requests as entities, newest first.
public final class CodeChanges {

  private CodeChanges() {}

  /// Which changes are asked for; null means any.
  public record Filter(Scope scope, @Nullable Phase phase) {}

  /// Folds what these events are about anew.
  public static void put(Sql sql, List<DeliveryEvent> events) {
    sql.updateEach(
        """
        INSERT INTO changes (id, service, environment, phase, happened_at, json)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            service = excluded.service, environment = excluded.environment,
            phase = excluded.phase, happened_at = excluded.happened_at, json = excluded.json
        """,
        Events.entities(sql, events, ChangeEvent.class).stream().map(CodeChange::of).toList(),
        CodeChanges::row);
  }

  public static Optional<CodeChange> find(Sql sql, String id) {
    return sql.first("SELECT json FROM changes WHERE id = ?", CodeChanges::change, id);
  }

  /// A part of the list, newest first, then by id.
  public static List<CodeChange> list(Sql sql, Filter filter, Slice slice) {
    Where where =
        new Where()
            .within(filter.scope(), "service", "environment", "happened_at")
            .is("phase", filter.phase() == null ? null : filter.phase().word())
            .after("happened_at", "id", slice.after());
    return sql.list(
        where.in("SELECT json FROM changes WHERE %s ORDER BY happened_at DESC, id LIMIT ?"),
        CodeChanges::change,
        where.values(slice.limit()));
  }

  /// All of one service.
  public static List<CodeChange> of(Sql sql, String service) {
    return sql.list("SELECT json FROM changes WHERE service = ?", CodeChanges::change, service);
  }

  private static @Nullable Object[] row(CodeChange change) {
    return Sql.row(
        change.id(),
        change.service(),
        change.environment(),
        change.phase().word(),
        change.at(),
        new String(Json.write(change), StandardCharsets.UTF_8));
  }

  private static CodeChange change(Row row) {
    return Json.MAPPER.readValue(row.text("json"), CodeChange.class);
  }
}
