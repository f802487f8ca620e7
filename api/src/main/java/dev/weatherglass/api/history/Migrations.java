package dev.weatherglass.api.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Brings the tables to what this version of the program wants, one numbered file after another,
/// each once. A file that was ever released is never edited: add the next one to the list.
final class Migrations {

  private static final List<String> FILES = List.of("0001-history.sql", "0002-unmapped-names.sql");

  private Migrations() {}

  /// Applies what is missing; everything or nothing, in the caller's transaction.
  ///
  /// @throws HistoryException if a newer program has written this database
  static void apply(Sql sql) {
    sql.update("CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY)");
    int done = applied(sql);
    if (done > FILES.size()) {
      throw new HistoryException(
          "the history database is at migration "
              + done
              + " but this version knows only "
              + FILES.size()
              + ": it was written by a newer Weatherglass",
          null);
    }
    for (int number = done + 1; number <= FILES.size(); number++) {
      statements(FILES.get(number - 1)).forEach(sql::update);
      sql.update("INSERT INTO migrations (number) VALUES (?)", number);
    }
  }

  private static int applied(Sql sql) {
    return sql.first(
            "SELECT COALESCE(MAX(number), 0) AS newest FROM migrations",
            row -> (int) row.number("newest"))
        .orElseThrow();
  }

  private static List<String> statements(String file) {
    return List.of(text(file).replaceAll("(?m)^--.*$", "").split(";\\s*\\n")).stream()
        .filter(statement -> !statement.isBlank())
        .toList();
  }

  private static String text(String file) {
    try (InputStream in = Migrations.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its migration " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
