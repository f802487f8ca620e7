package dev.weatherglass.api.history;

import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.core.series.Rollup.Weighed;
import java.time.Instant;
import java.util.List;

/// The minutes of watched series. Of two about the same minute the one that saw more of it holds,
/// else the later one: after its state was lost the judge may begin within a minute.
public final class Rollups {

  private static final int SERIES_AT_ONCE = 20;

  private Rollups() {}

  /// Keeps minutes, and notes whose they are.
  public static void put(Sql sql, List<Rollup> minutes) {
    WatchedSeries.seen(sql, minutes);
    sql.updateEach(
        """
        INSERT INTO rollups (series, minute_at, bucket_millis, buckets, lowest, highest, newest,
            total, weight, by_requests)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (series, minute_at) DO UPDATE SET
            bucket_millis = excluded.bucket_millis, buckets = excluded.buckets,
            lowest = excluded.lowest, highest = excluded.highest, newest = excluded.newest,
            total = excluded.total, weight = excluded.weight, by_requests = excluded.by_requests
        WHERE excluded.buckets * excluded.bucket_millis >= rollups.buckets * rollups.bucket_millis
        """,
        minutes,
        minute ->
            Sql.row(
                minute.id(),
                minute.at(),
                minute.widthMillis(),
                minute.buckets(),
                minute.min(),
                minute.max(),
                minute.last(),
                minute.sum(),
                minute.weight(),
                minute.weighed() == Weighed.REQUESTS));
  }

  /// The minutes of a series that begin in a span, earliest first.
  ///
  /// @param from the first
  /// @param to after the last
  public static List<Rollup> list(Sql sql, WatchedSeries series, Instant from, Instant to) {
    return sql.list(
        """
        SELECT * FROM rollups WHERE series = ? AND minute_at >= ? AND minute_at < ?
        ORDER BY minute_at
        """,
        row -> minute(series, row),
        series.id(),
        from,
        to);
  }

  /// Forgets minutes before a moment, of some series at a time, and series without a minute.
  ///
  /// @return whether there may be more
  static boolean forget(Sql sql, Instant before) {
    List<String> series =
        sql.list(
            """
            SELECT id FROM watched_series WHERE EXISTS
                (SELECT 1 FROM rollups WHERE series = watched_series.id AND minute_at < ?)
            ORDER BY id LIMIT ?
            """,
            row -> row.text("id"),
            before,
            SERIES_AT_ONCE);
    sql.updateEach(
        "DELETE FROM rollups WHERE series = ? AND minute_at < ?",
        series,
        id -> Sql.row(id, before));
    boolean more = series.size() == SERIES_AT_ONCE;
    if (!more) {
      sql.update("DELETE FROM watched_series WHERE last_seen_at < ?", before);
    }
    return more;
  }

  private static Rollup minute(WatchedSeries series, Row row) {
    return new Rollup(
        series.id(),
        series.key(),
        series.title(),
        series.unit(),
        row.time("minute_at"),
        row.number("bucket_millis"),
        (int) row.number("buckets"),
        row.decimal("lowest"),
        row.decimal("highest"),
        row.decimal("newest"),
        row.decimal("total"),
        row.decimal("weight"),
        row.number("by_requests") == 1 ? Weighed.REQUESTS : Weighed.SECONDS);
  }
}
