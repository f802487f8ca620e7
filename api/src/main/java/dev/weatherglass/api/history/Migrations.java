package dev.weatherglass.api.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/// Brings the tables to what this version of the program wants, one numbered file after another,
/// each once. A file that was ever released is never edited: add the next one to the list.
final class Migrations {

  private static final List<String> FILES =
      List.of(
          "0001-history.sql",
          "0002-unmapped-names.sql",
          "0003-indexes.sql",
          "0004-delivery.sql",
          "0005-builds-and-tests.sql",
          "0006-configuration-runs.sql",
          "0010-rollups.sql");

  private Migrations() {}

  /// Applies what is missing; everything or nothing, in the caller's transaction.
  ///
  /// @throws HistoryException if a newer program has written this database
  static void apply(Sql sql) {
    sql.update("CREATE TABLE IF NOT EXISTS migrations (number INTEGER NOT NULL PRIMARY KEY)");
    Set<Integer> done = applied(sql);
    refuseNewer(done.stream().max(Integer::compare).orElse(0));
    for (String file : FILES) {
      if (!done.contains(number(file))) {
        statements(file).forEach(sql::define);
        sql.update("INSERT INTO migrations (number) VALUES (?)", number(file));
      }
    }
  }

  private static void refuseNewer(int newest) {
    int known = number(FILES.getLast());
    if (newest > known) {
      throw new HistoryException(
          "the history database is at migration "
              + newest
              + " but this version knows only "
              + known
              + ": it was written by a newer Weatherglass",
          null);
    }
  }

  private static Set<Integer> applied(Sql sql) {
    return Set.copyOf(sql.list("SELECT number FROM migrations", row -> (int) row.number("number")));
  }

  private static int number(String file) {
    return Integer.parseInt(file.substring(0, file.indexOf('-')));
  }

  private static List<String> statements(String file) {
    return List.of(text(file).replaceAll("(?m)^--.*$", "").split(";\\s*\\n")).stream()
        .map(String::strip)
        .filter(statement -> !statement.isEmpty())
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
