package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.CodeChanges;
import dev.weatherglass.api.history.EventTable;
import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.Incidents;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.UnmappedNames;
import dev.weatherglass.core.event.DeliveryEvent;
import java.time.Instant;
import java.util.List;

/// The catalogue of tables that are folded from events: a new one is its class, its migration and a
/// line here.
public final class EventTables {

  private EventTables() {}

  /// Writes events as they are, and all tables that are folded from them; in one transaction.
  ///
  /// @param now the time that the feed notes
  public static void put(Sql sql, List<Events.Told> told, Instant now) {
    if (told.isEmpty()) {
      return;
    }
    List<DeliveryEvent> events = told.stream().map(Events.Told::event).toList();
    Events.put(sql, told);
    all(now).forEach(table -> table.put(sql, events));
  }

  /// In the order in which they are written: one may read those above it.
  private static List<EventTable> all(Instant now) {
    return List.of(
        Services::seen, UnmappedNames::seen, Incidents::put, CodeChanges::put, new DeployFold(now));
  }
}
