package dev.weatherglass.api.history;

import java.time.Instant;
import java.util.List;

/// Forgets what is older than history keeps: rows of every table whose time lies before a moment,
/// some at a time so that news need not wait. What has not ended stays however old it is.
public final class Expiry {

  private static final int ROWS = 5_000;

  /// What goes, one statement a table; `?` is the moment and how many rows at most.
  private static final List<String> STATEMENTS =
      List.of(
          """
          DELETE FROM events WHERE (source, event_id, type) IN
              (SELECT source, event_id, type FROM events WHERE happened_at < ? LIMIT ?)
          """,
          "DELETE FROM deploys WHERE id IN (SELECT id FROM deploys WHERE onset_at < ? LIMIT ?)",
          "DELETE FROM changes WHERE id IN (SELECT id FROM changes WHERE happened_at < ? LIMIT ?)",
          "DELETE FROM builds WHERE id IN (SELECT id FROM builds WHERE happened_at < ? LIMIT ?)",
          """
          DELETE FROM test_runs WHERE id IN
              (SELECT id FROM test_runs WHERE happened_at < ? LIMIT ?)
          """,
          """
          DELETE FROM incidents WHERE id IN
              (SELECT id FROM incidents WHERE opened_at < ? AND resolved_at IS NOT NULL LIMIT ?)
          """,
          """
          DELETE FROM verdict_changes WHERE verdict_id IN
              (SELECT id FROM verdicts WHERE onset_at < ? AND ended = 1
              ORDER BY onset_at, id LIMIT ?)
          """,
          """
          DELETE FROM verdicts WHERE id IN
              (SELECT id FROM verdicts WHERE onset_at < ? AND ended = 1
              ORDER BY onset_at, id LIMIT ?)
          """,
          """
          DELETE FROM deliveries WHERE message_id IN
              (SELECT message_id FROM deliveries WHERE reached_at < ? LIMIT ?)
          """,
          """
          DELETE FROM problems WHERE id IN
              (SELECT problem_id FROM alerts GROUP BY problem_id
              HAVING MAX(starts_at) < ? AND MAX(CASE WHEN state = 'firing' THEN 1 ELSE 0 END) = 0
              LIMIT ?)
          """,
          """
          DELETE FROM alerts WHERE starts_at < ? AND problem_id NOT IN (SELECT id FROM problems)
              AND 0 < ?
          """);

  private Expiry() {}

  /// Deletes some rows.
  ///
  /// @return whether there may be more
  public static boolean forget(Sql sql, Instant before) {
    boolean more = false;
    for (String statement : STATEMENTS) {
      more |= sql.update(statement, before, ROWS) >= ROWS;
    }
    return more;
  }

  /// Deletes some of the minutes of watched series that began before a moment.
  ///
  /// @return whether there may be more
  public static boolean forgetMinutes(Sql sql, Instant before) {
    return Rollups.forget(sql, before);
  }
}
