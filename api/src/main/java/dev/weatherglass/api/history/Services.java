package dev.weatherglass.api.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import dev.weatherglass.core.verify.SeriesJudgement;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which services there are, where, and which of their series are judged; learned from events and
/// verdicts.
public final class Services {

  private Services() {}

  /// A service in one environment.
  ///
  /// @param firstSeen event time of the first we know of it
  /// @param lastSeen event time of the last
  public record Service(String name, String environment, Instant firstSeen, Instant lastSeen) {

    /// Where it is.
    public Place place() {
      return new Place(name, environment);
    }
  }

  private record Key(String name, String environment) {}

  /// Where something is.
  public record Place(String service, String environment) {

    static Place of(Row row) {
      return new Place(row.text("service"), row.text("environment"));
    }

    static Map<Place, Long> counts(Sql sql, String query, Collection<String> services) {
      var counts = new HashMap<Place, Long>();
      sql.listOf(query, services, row -> Map.entry(Place.of(row), row.number("number")))
          .forEach(each -> counts.put(each.getKey(), each.getValue()));
      return counts;
    }
  }

  /// A series that was judged at least once.
  ///
  /// @param by the labels it is kept apart by; empty for the whole service
  /// @param unit UCUM-like unit of its values
  /// @param judgedUntil end of the last bucket that was judged
  public record Series(
      String signal, String by, String title, String unit, String metric, Instant judgedUntil) {}

  /// Notes that the services of events were heard of.
  public static void seen(Sql sql, List<DeliveryEvent> events) {
    Map<Key, Seen> seen = new LinkedHashMap<>();
    for (DeliveryEvent event : events) {
      EventContext context = event.context();
      @Nullable String service = context.service();
      if (service != null) {
        seen.merge(new Key(service, context.environment()), Seen.of(context.at()), Seen::with);
      }
    }
    put(sql, seen);
  }

  /// Notes that a service was heard of.
  public static void seen(Sql sql, String name, String environment, Instant at) {
    put(sql, Map.of(new Key(name, environment), Seen.of(at)));
  }

  private static void put(Sql sql, Map<Key, Seen> seen) {
    sql.updateEach(
        """
        INSERT INTO services (name, environment, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (name, environment) DO UPDATE SET
            first_seen_at = CASE WHEN excluded.first_seen_at < services.first_seen_at
                THEN excluded.first_seen_at ELSE services.first_seen_at END,
            last_seen_at = CASE WHEN excluded.last_seen_at > services.last_seen_at
                THEN excluded.last_seen_at ELSE services.last_seen_at END
        """,
        seen.entrySet(),
        each ->
            Sql.row(
                each.getKey().name(),
                each.getKey().environment(),
                each.getValue().first(),
                each.getValue().last()));
  }

  /// Notes that a series was judged; the judgement that looked furthest says what it is.
  public static void judged(Sql sql, SeriesJudgement judgement) {
    sql.update(
        """
        INSERT INTO series (service, environment, signal, kept_by, title, unit, metric, judged_until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (service, environment, signal, kept_by) DO UPDATE SET
            title = excluded.title, unit = excluded.unit, metric = excluded.metric,
            judged_until = excluded.judged_until
        WHERE excluded.judged_until > series.judged_until
        """,
        judgement.series().service(),
        judgement.series().environment(),
        judgement.series().signal(),
        judgement.series().by(),
        judgement.signal().title(),
        judgement.signal().unit(),
        judgement.metric(),
        judgement.lastBucketEnd());
  }

  /// Names of services in alphabetical order.
  ///
  /// @param scope of which only what is visible counts here
  /// @param after the name where the page before ended; null for the beginning
  public static List<String> names(Sql sql, Scope scope, @Nullable String after, int limit) {
    Where where = new Where().oneOf("name", scope.visible());
    return sql.list(
        where.in("SELECT DISTINCT name FROM services WHERE %s AND name > ? ORDER BY name LIMIT ?"),
        row -> row.text("name"),
        where.values(after == null ? "" : after, limit));
  }

  /// Where these services were seen, by name and environment; a name that nobody knows is nowhere.
  public static List<Service> named(Sql sql, Collection<String> names) {
    return sql
        .listOf(
            "SELECT * FROM services WHERE name IN (%s)",
            names,
            row ->
                new Service(
                    row.text("name"),
                    row.text("environment"),
                    row.time("first_seen_at"),
                    row.time("last_seen_at")))
        .stream()
        .sorted(Comparator.comparing(Service::name).thenComparing(Service::environment))
        .toList();
  }

  /// The series of these services that were judged.
  public static Map<Place, List<Series>> series(Sql sql, Collection<String> names) {
    return sql
        .listOf(
            "SELECT * FROM series WHERE service IN (%s) ORDER BY signal, kept_by",
            names, row -> Map.entry(Place.of(row), one(row)))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static Series one(Row row) {
    return new Series(
        row.text("signal"),
        row.text("kept_by"),
        row.text("title"),
        row.text("unit"),
        row.text("metric"),
        row.time("judged_until"));
  }
}
