package dev.weatherglass.api.history;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.wire.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entities that events may leave: an event that is told again, decoded by another rule or under
/// another name, can be about another entity than before. What stays behind without any event goes.
public final class Vacated {

  private static final int ROWS = 100;
  private static final String BEFORE =
      """
      WITH told (s, i, t) AS (VALUES %s)
      SELECT entity, service FROM told CROSS JOIN events
      WHERE source = s AND event_id = i AND type = t AND entity IS NOT NULL
      """
          .formatted(String.join(", ", Collections.nCopies(ROWS, "(?, ?, ?)")));

  private static final List<String> TABLES =
      List.of("deploys", "incidents", "changes", "builds", "configuration_runs");

  private Vacated() {}

  /// What events leave when they are told otherwise.
  ///
  /// @param entities that they are no longer about
  /// @param services that they no longer belong to, whose deliveries are to be judged anew
  public record Left(Set<String> entities, Set<String> services) {}

  /// Of what an event is about, and whose it is.
  private record Place(@Nullable String entity, @Nullable String service) {}

  /// What these events are about in history so far, and not as they are told now. To be asked
  /// before they are put.
  public static Left before(Sql sql, List<Events.Told> told) {
    Set<Place> left = known(sql, told);
    told.forEach(each -> left.remove(now(each.event())));
    Set<String> entities = all(left, Place::entity);
    told.forEach(each -> entities.remove(Events.entity(each.event())));
    return new Left(entities, all(left, Place::service));
  }

  private static Set<Place> known(Sql sql, List<Events.Told> told) {
    var before = new HashSet<Place>();
    for (int from = 0; from < told.size(); from += ROWS) {
      List<Events.Told> part = told.subList(from, Math.min(told.size(), from + ROWS));
      before.addAll(
          sql.list(
              BEFORE,
              row -> new Place(row.text("entity"), row.optionalText("service")),
              identities(part)));
    }
    return before;
  }

  private static Place now(DeliveryEvent event) {
    return new Place(Events.entity(event), event.context().service());
  }

  private static Set<String> all(Set<Place> places, Function<Place, @Nullable String> part) {
    return places.stream()
        .map(part)
        .filter(Objects::nonNull)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Object[] identities(List<Events.Told> part) {
    var values = new ArrayList<Object>(3 * ROWS);
    for (int i = 0; i < ROWS; i++) {
      var identity = part.get(Math.min(i, part.size() - 1)).event().context().identity();
      values.add(identity.source());
      values.add(identity.id());
      values.add(identity.type());
    }
    return values.toArray();
  }

  /// Takes away which of these entities have no event left. To be asked after the events were put.
  ///
  /// @return the events of the others, which are to be folded anew
  public static List<DeliveryEvent> clear(Sql sql, Set<String> entities) {
    List<DeliveryEvent> left =
        sql.listOf(
            "SELECT json FROM events WHERE entity IN (%s)",
            entities, row -> Json.MAPPER.readValue(row.text("json"), DeliveryEvent.class));
    Set<String> alive = left.stream().map(Events::entity).collect(Collectors.toSet());
    List<String> dead = entities.stream().filter(entity -> !alive.contains(entity)).toList();
    Unsettled.add(sql, services(sql, dead));
    TABLES.forEach(
        table -> sql.updateEach("DELETE FROM " + table + " WHERE id = ?", dead, id -> Sql.row(id)));
    sql.updateEach("DELETE FROM settled_deploys WHERE deploy_id = ?", dead, id -> Sql.row(id));
    return left;
  }

  private static Set<String> services(Sql sql, List<String> entities) {
    return Stream.of("deploys", "incidents", "changes")
        .flatMap(table ->
            sql
                .listOf(
                    "SELECT service FROM " + table + " WHERE id IN (%s)",
                    entities,
                    row -> row.text("service"))
                .stream())
        .collect(Collectors.toSet());
  }
}
