package dev.weatherglass.app.repeats;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Every row of every history table, sorted; but for the feed, which tells what was news when, and
/// for the offsets, which count repeats.
public final class HistoryDump {

  private static final Set<String> LEFT_OUT = Set.of("feed", "feed_counter", "offsets");

  private HistoryDump() {}

  /// The rows of this file, each with the name of its table.
  public static List<String> of(Path database) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
      var rows = new ArrayList<String>();
      for (String table : tables(connection)) {
        rows.addAll(rows(connection, table));
      }
      return rows.stream().sorted().toList();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
      var tables = new ArrayList<String>();
      while (found.next()) {
        tables.add(found.getString(1));
      }
      tables.removeAll(LEFT_OUT);
      return tables;
    }
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
      var rows = new ArrayList<String>();
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        var row = new StringBuilder(table);
        for (int column = 1; column <= columns; column++) {
          row.append('|').append(found.getString(column));
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }
}
