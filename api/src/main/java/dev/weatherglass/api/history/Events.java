package dev.weatherglass.api.history;

import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.EventKind;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.TestEvent;
import dev.weatherglass.wire.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Every event that was ever accepted, once, whole.
public final class Events {

  /// As [#key].
  private static final String KEY = "event_id || ' ' || source || ' ' || type";

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

  /// All that history knows of the entities that these events of one family are about: a list of
  /// events for each entity, in no particular order.
  public static <E extends DeliveryEvent> List<List<E>> entities(
      Sql sql, List<DeliveryEvent> events, Class<E> family) {
    Set<String> ids =
        events.stream()
            .filter(family::isInstance)
            .map(event -> Objects.requireNonNull(entity(event)))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<E> known =
        sql.listOf(
            "SELECT json FROM events WHERE entity IN (%s)",
            ids, row -> Json.MAPPER.readValue(row.text("json"), family));
    return List.copyOf(
        known.stream()
            .collect(Collectors.groupingBy(event -> Objects.requireNonNull(entity(event))))
            .values());
  }

  /// What was made of a service's code, in no particular order.
  public static List<ArtifactEvent> artifacts(Sql sql, String service) {
    return sql.list(
        "SELECT json FROM events WHERE service = ? AND kind = ?",
        row -> Json.MAPPER.readValue(row.text("json"), ArtifactEvent.class),
        service,
        EventKind.ARTIFACT.word());
  }

  /// Which events are asked for; null means any.
  public record Filter(Scope scope, @Nullable EventKind kind) {}

  /// A part of the list, newest first, then by [#key].
  public static List<DeliveryEvent> list(Sql sql, Filter filter, Slice slice) {
    Where where =
        new Where()
            .within(filter.scope(), "service", "environment", "happened_at")
            .is("kind", filter.kind() == null ? null : filter.kind().word())
            .after("happened_at", KEY, slice.after());
    return sql.list(
        where.in("SELECT json FROM events WHERE %s ORDER BY happened_at DESC, " + KEY + " LIMIT ?"),
        row -> Json.MAPPER.readValue(row.text("json"), DeliveryEvent.class),
        where.values(slice.limit()));
  }

  /// What tells events of one time apart.
  public static String key(DeliveryEvent event) {
    EventIdentity identity = event.context().identity();
    return identity.id() + " " + identity.source() + " " + identity.type();
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

  /// The entity that an event is about; null for one of its own.
  static @Nullable String entity(DeliveryEvent event) {
    return switch (event) {
      case DeployEvent deploy -> deploy.deployId();
      case IncidentEvent incident -> Incident.id(incident);
      case ChangeEvent change -> CodeChange.id(change);
      case BuildEvent build -> Build.id(build);
      case ConfigurationEvent run -> ConfigurationRuns.id(run);
      case TestEvent _, LoadTestEvent _, BenchmarkEvent _, ArtifactEvent _ -> null;
    };
  }
}
