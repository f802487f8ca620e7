package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Builds;
import dev.weatherglass.api.history.CodeChanges;
import dev.weatherglass.api.history.ConfigurationRuns;
import dev.weatherglass.api.history.Deploy;
import dev.weatherglass.api.history.Deploys;
import dev.weatherglass.api.history.EventTable;
import dev.weatherglass.api.history.Events;
import dev.weatherglass.api.history.Incidents;
import dev.weatherglass.api.history.Services;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.history.TestRuns;
import dev.weatherglass.api.history.UnmappedNames;
import dev.weatherglass.api.history.Unsettled;
import dev.weatherglass.api.history.Vacated;
import dev.weatherglass.core.event.ArtifactEvent;
import dev.weatherglass.core.event.BenchmarkEvent;
import dev.weatherglass.core.event.BuildEvent;
import dev.weatherglass.core.event.ChangeEvent;
import dev.weatherglass.core.event.ConfigurationEvent;
import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.DeployEvent;
import dev.weatherglass.core.event.IncidentEvent;
import dev.weatherglass.core.event.LoadTestEvent;
import dev.weatherglass.core.event.TestEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The catalogue of tables that are folded from events: a new one is its class, its migration and a
/// line here.
public final class EventTables {

  /// In the order in which they are written: one may read those above it.
  private static final List<EventTable> ALL =
      List.of(
          Services::seen,
          UnmappedNames::seen,
          Incidents::put,
          CodeChanges::put,
          Builds::put,
          TestRuns::put,
          ConfigurationRuns::put);

  private EventTables() {}

  /// Writes events as they are, and all tables that are folded from them; in one transaction. Notes
  /// whose deliveries are to be judged anew.
  ///
  /// @return the deploys that are not as they were
  public static List<Deploy> put(Sql sql, List<Events.Told> told) {
    if (told.isEmpty()) {
      return List.of();
    }
    List<DeliveryEvent> events = new ArrayList<>();
    told.forEach(each -> events.add(each.event()));
    Vacated.Left left = Vacated.before(sql, told);
    Events.put(sql, told);
    if (!left.entities().isEmpty()) {
      events.addAll(Vacated.clear(sql, left.entities()));
    }
    ALL.forEach(table -> table.put(sql, events));
    Unsettled.add(sql, delivered(events));
    Unsettled.add(sql, left.services());
    return Deploys.put(
        sql, Events.entities(sql, events, DeployEvent.class).stream().map(Deploy::of).toList());
  }

  private static Set<String> delivered(List<DeliveryEvent> events) {
    return events.stream()
        .filter(EventTables::isDelivery)
        .map(DeliveryEvent::subject)
        .collect(Collectors.toSet());
  }

  /// Whether delivery figures may depend on it.
  private static boolean isDelivery(DeliveryEvent event) {
    return switch (event) {
      case DeployEvent _, ChangeEvent _, IncidentEvent _, ArtifactEvent _ -> true;
      case BuildEvent _, TestEvent _, ConfigurationEvent _, LoadTestEvent _, BenchmarkEvent _ ->
          false;
    };
  }
}
