package dev.weatherglass.api.history;

import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.SeriesKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which series are watched, in the order of what names them; learned from their minutes.
///
/// @param id see [SeriesKey#id]
/// @param title how people say its signal
/// @param unit UCUM-like unit of its values
/// @param bucket how wide its buckets are
/// @param lastSeenAt when the newest minute began that is known of it
public record WatchedSeries(
    String id, SeriesKey key, String title, String unit, Duration bucket, Instant lastSeenAt) {

  /// Which series are asked for; null means any.
  ///
  /// @param scope its span does not matter
  public record Filter(Scope scope, @Nullable String signal) {}

  /// Notes that series were heard of; the newest minute says what one is.
  public static void seen(Sql sql, Collection<Rollup> minutes) {
    Map<String, Rollup> newest = new LinkedHashMap<>();
    minutes.forEach(minute -> newest.merge(minute.id(), minute, WatchedSeries::newer));
    sql.updateEach(
        """
        INSERT INTO watched_series (id, service, environment, signal, kept_by, title, unit,
            bucket_millis, last_seen_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET
            title = excluded.title, unit = excluded.unit,
            bucket_millis = excluded.bucket_millis, last_seen_at = excluded.last_seen_at
        WHERE excluded.last_seen_at >= watched_series.last_seen_at
        """,
        newest.values(),
        minute ->
            Sql.row(
                minute.id(),
                minute.series().service(),
                minute.series().environment(),
                minute.series().signal(),
                minute.series().by(),
                minute.title(),
                minute.unit(),
                minute.widthMillis(),
                minute.at()));
  }

  public static Optional<WatchedSeries> find(Sql sql, String id) {
    return sql.first("SELECT * FROM watched_series WHERE id = ?", WatchedSeries::one, id);
  }

  /// A part of the list, by service, environment, signal and labels.
  ///
  /// @param after where the part before ended; null for the beginning
  public static List<WatchedSeries> list(
      Sql sql, Filter filter, @Nullable SeriesKey after, int limit) {
    Where where =
        new Where()
            .within(filter.scope().always(), "service", "environment", "last_seen_at")
            .is("signal", filter.signal())
            .beyond("service, environment, signal, kept_by", after == null ? null : names(after));
    return sql.list(
        where.in(
            """
            SELECT * FROM watched_series WHERE %s
            ORDER BY service, environment, signal, kept_by LIMIT ?
            """),
        WatchedSeries::one,
        where.values(limit));
  }

  /// When the newest minute of any series began; empty where none is known.
  public static Optional<Instant> newest(Sql sql) {
    return sql.first(
        "SELECT last_seen_at FROM watched_series ORDER BY last_seen_at DESC LIMIT 1",
        row -> row.time("last_seen_at"));
  }

  private static Rollup newer(Rollup one, Rollup other) {
    return other.at().isBefore(one.at()) ? one : other;
  }

  private static List<String> names(SeriesKey key) {
    return List.of(key.service(), key.environment(), key.signal(), key.by());
  }

  private static WatchedSeries one(Row row) {
    return new WatchedSeries(
        row.text("id"),
        new SeriesKey(
            row.text("service"), row.text("environment"), row.text("signal"), row.text("kept_by")),
        row.text("title"),
        row.text("unit"),
        Duration.ofMillis(row.number("bucket_millis")),
        row.time("last_seen_at"));
  }
}
