package dev.weatherglass.api.history;

import dev.weatherglass.core.delivery.HostRun;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.ConfigurationEvent.Drift;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.event.EventIdentity;
import dev.weatherglass.core.event.Outcome;
import dev.weatherglass.core.event.Phase;
import dev.weatherglass.core.event.StableId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finished runs of configuration tools on hosts, and feature flags that were turned.
public final class ConfigurationRuns {

  private ConfigurationRuns() {}

  /// Keeps those of these events that are finished runs or turned flags.
  public static void put(Sql sql, List<DeliveryEvent> events) {
    List<ConfigurationEvent> finished =
        Events.entities(sql, events, ConfigurationEvent.class).stream()
            .map(List::getFirst)
            .filter(event -> event.context().phase() == Phase.FINISHED)
            .toList();
    sql.updateEach(
        """
        INSERT INTO configuration_runs (id, place, service, environment, tool, flag, drift,
            changed, happened_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            place = excluded.place, service = excluded.service,
            environment = excluded.environment, tool = excluded.tool, flag = excluded.flag,
            drift = excluded.drift, changed = excluded.changed,
            happened_at = excluded.happened_at
        """,
        finished,
        ConfigurationRuns::row);
  }

  /// The id under which a run is kept: every event is one of its own.
  static String id(ConfigurationEvent event) {
    EventIdentity identity = event.context().identity();
    return StableId.of("config", identity.source(), identity.id(), identity.type());
  }

  /// The runs in a scope; flags are none.
  public static List<HostRun> list(Sql sql, Scope scope) {
    Where where = new Where().within(scope, "service", "environment", "happened_at");
    return sql.list(
        where.in("SELECT * FROM configuration_runs WHERE flag IS NULL AND %s"),
        ConfigurationRuns::run,
        where.values());
  }

  /// How many flags were turned in a scope.
  public static long countFlags(Sql sql, Scope scope) {
    Where where = new Where().within(scope, "service", "environment", "happened_at");
    return sql.first(
            where.in(
                "SELECT COUNT(*) AS flags FROM configuration_runs WHERE flag IS NOT NULL AND %s"),
            row -> row.number("flags"),
            where.values())
        .orElseThrow();
  }

  private static @Nullable Object[] row(ConfigurationEvent event) {
    EventContext context = event.context();
    boolean changed = event.drift() == Drift.CORRECTED || context.outcome() == Outcome.CHANGED;
    @Nullable String host = context.host();
    return Sql.row(
        id(event),
        host == null ? event.subject() : host,
        context.service(),
        context.environment(),
        event.tool(),
        event.flag(),
        event.drift().name(),
        changed,
        context.at());
  }

  private static HostRun run(Row row) {
    return new HostRun(
        row.text("id"),
        row.text("place"),
        row.text("environment"),
        row.optionalText("tool"),
        row.time("happened_at"),
        Drift.valueOf(row.text("drift")),
        row.number("changed") == 1);
  }
}
