package dev.weatherglass.api.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.sqlite.SQLiteConfig;

/// Makes an SQLite file smaller after rows were deleted, a few megabytes at a time. A file of a
/// version that did not prepare for this is written anew, once. PostgreSQL does it for itself:
/// autovacuum gives the space to new rows.
final class Shrinking {

  /// 16 MiB with pages of 4 KiB.
  private static final int PAGES = 4_096;

  private Shrinking() {}

  /// Frees some pages.
  ///
  /// @param write runs a transaction
  /// @return whether there is more to free
  static boolean step(Database database, Consumer<Consumer<Sql>> write) {
    return switch (database) {
      case Database.File(var path) -> step(path.toString(), write);
      case Database.Server _ -> false;
    };
  }

  private static boolean step(String path, Consumer<Consumer<Sql>> write) {
    long[] found = new long[2];
    write.accept(sql -> {
      sql.pragma("incremental_vacuum(" + PAGES + ")");
      found[0] = number(sql, "freelist_count");
      found[1] = number(sql, "auto_vacuum");
    });
    boolean done = found[0] == 0;
    boolean unprepared = found[1] == 0;
    if (unprepared && !done) {
      alone(path, "PRAGMA auto_vacuum = INCREMENTAL", "VACUUM");
    }
    if (unprepared || done) {
      alone(path, "PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return !done && !unprepared;
  }

  private static long number(Sql sql, String pragma) {
    return sql.first("PRAGMA " + pragma, row -> row.number(pragma)).orElse(0L);
  }

  /// Outside any transaction, on a connection of its own.
  private static void alone(String path, String... statements) {
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    } catch (SQLException e) {
      throw new HistoryException(
          "cannot shrink the history database " + path + ": " + e.getMessage(), e);
    }
  }
}
