package dev.weatherglass.api.history;

import dev.weatherglass.core.event.DeliveryEvent;
import dev.weatherglass.core.event.EventContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Names that sources use for services and that the `services:` mapping does not know: their events
/// are kept under the name as it came.
public final class UnmappedNames {

  private UnmappedNames() {}

  /// A name that nobody mapped.
  ///
  /// @param source the source's word, as `github`
  /// @param name as the source says it, as `octo/shop`
  /// @param environment where it was seen
  /// @param firstSeen event time of the first event under this name
  /// @param lastSeen event time of the last
  public record UnmappedName(
      String source, String name, String environment, Instant firstSeen, Instant lastSeen) {}

  /// Notes the names of events that nobody mapped.
  public static void seen(Sql sql, List<DeliveryEvent> events) {
    Map<Key, Seen> seen = new LinkedHashMap<>();
    for (DeliveryEvent event : events) {
      EventContext context = event.context();
      @Nullable Key key = Key.of(context);
      if (key != null) {
        seen.merge(key, Seen.of(context.at()), Seen::with);
      }
    }
    sql.updateEach(
        """
        INSERT INTO unmapped_names (source, name, environment, first_seen_at, last_seen_at)
        VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (source, name, environment) DO UPDATE SET
            first_seen_at = CASE WHEN excluded.first_seen_at < unmapped_names.first_seen_at
                THEN excluded.first_seen_at ELSE unmapped_names.first_seen_at END,
            last_seen_at = CASE WHEN excluded.last_seen_at > unmapped_names.last_seen_at
                THEN excluded.last_seen_at ELSE unmapped_names.last_seen_at END
        """,
        seen.entrySet(),
        each ->
            Sql.row(
                each.getKey().source(),
                each.getKey().name(),
                each.getKey().environment(),
                each.getValue().first(),
                each.getValue().last()));
  }

  /// The names in the order of `source:name`.
  ///
  /// @param scope of which only what is visible counts here: an unmapped name is the service's own
  /// @param source null for those of all sources
  /// @param after where the page before ended, as [#key]; null for the beginning
  public static List<UnmappedName> list(
      Sql sql, Scope scope, @Nullable String source, @Nullable String after, int limit) {
    Where where = new Where().oneOf("name", scope.visible()).is("source", source);
    return sql.list(
        where.in(
            """
            SELECT * FROM unmapped_names
            WHERE %s AND source || ':' || name || ':' || environment > ?
            ORDER BY source || ':' || name || ':' || environment LIMIT ?
            """),
        row ->
            new UnmappedName(
                row.text("source"),
                row.text("name"),
                row.text("environment"),
                row.time("first_seen_at"),
                row.time("last_seen_at")),
        where.values(after == null ? "" : after, limit));
  }

  /// Where a name stands in the list.
  public static String key(UnmappedName name) {
    return name.source() + ":" + name.name() + ":" + name.environment();
  }

  private record Key(String source, String name, String environment) {

    static @Nullable Key of(EventContext context) {
      @Nullable String label = context.labels().get(EventContext.UNMAPPED_NAME);
      int colon = label == null ? -1 : label.indexOf(':');
      return label == null || colon <= 0
          ? null
          : new Key(label.substring(0, colon), label.substring(colon + 1), context.environment());
    }
  }
}
