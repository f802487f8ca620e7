package dev.weatherglass.bench.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts the rows of a history into an empty file with the same tables and indexes, by nothing but
/// prepared inserts, 5,000 a transaction: what no projection onto SQLite can beat.
public final class BareInserts {

  private static final int ROWS = 5_000;

  private final Connection from;
  private final Connection to;
  private long rows;
  private long nanos;

  private BareInserts(Connection from, Connection to) {
    this.from = from;
    this.to = to;
  }

  /// What it took.
  ///
  /// @param rows how many were inserted
  /// @param seconds how long the inserts and commits took, without the reading
  public record Result(long rows, double seconds) {}

  /// Copies all rows of one history file into another.
  ///
  /// @param to does not exist yet
  public static Result copy(Path from, Path to) {
    try (Connection source = DriverManager.getConnection("jdbc:sqlite:" + from);
        Connection target = DriverManager.getConnection("jdbc:sqlite:" + to)) {
      try (Statement settings = target.createStatement()) {
        settings.execute("PRAGMA journal_mode = WAL");
        settings.execute("PRAGMA synchronous = NORMAL");
      }
      target.setAutoCommit(false);
      return new BareInserts(source, target).copy();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot copy " + from, e);
    }
  }

  private Result copy() throws SQLException {
    for (String definition : texts("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")) {
      try (Statement statement = to.createStatement()) {
        statement.execute(definition);
      }
    }
    to.commit();
    for (String table :
        texts("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")) {
      copy(table);
    }
    return new Result(rows, nanos / 1e9);
  }

  private void copy(String table) throws SQLException {
    try (Statement reading = from.createStatement();
        ResultSet all = reading.executeQuery("SELECT * FROM " + table + " ORDER BY rowid")) {
      int width = all.getMetaData().getColumnCount();
      String marks = String.join(", ", Collections.nCopies(width, "?"));
      try (PreparedStatement insert =
          to.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
        List<@Nullable Object[]> some = next(all, width);
        while (!some.isEmpty()) {
          write(insert, some);
          some = next(all, width);
        }
      }
    }
  }

  private static List<@Nullable Object[]> next(ResultSet all, int width) throws SQLException {
    List<@Nullable Object[]> some = new ArrayList<>();
    while (some.size() < ROWS && all.next()) {
      @Nullable Object[] row = new Object[width];
      for (int i = 0; i < width; i++) {
        row[i] = all.getObject(i + 1);
      }
      some.add(row);
    }
    return some;
  }

  private void write(PreparedStatement insert, List<@Nullable Object[]> some) throws SQLException {
    long began = System.nanoTime();
    for (@Nullable Object[] row : some) {
      for (int i = 0; i < row.length; i++) {
        insert.setObject(i + 1, row[i]);
      }
      insert.addBatch();
    }
    insert.executeBatch();
    to.commit();
    nanos += System.nanoTime() - began;
    rows += some.size();
  }

  private List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Statement statement = from.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      while (answer.next()) {
        texts.add(answer.getString(1));
      }
    }
    return texts;
  }
}
