package dev.weatherglass.api.history;

import dev.weatherglass.core.event.DeliveryEvent;
import java.util.List;

/// A table that is folded from events. What it holds is a function of the set of events that were
/// ever put: any order, any cut into batches and any repetition give the same rows.
@FunctionalInterface
public interface EventTable {

  /// Takes events, in the writer's transaction; [Events] already has them.
  ///
  /// @param events as they were read; may name one identity several times, also as an older record
  ///   than the one that history keeps
  void put(Sql sql, List<DeliveryEvent> events);
}
