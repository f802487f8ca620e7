package dev.weatherglass.api.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Statements on one connection, by one thread at a time; each is prepared once, which is most of
/// the work of a small one. So the function that reads a row asks nothing itself. Values are bound
/// in order: text, numbers, and instants (as epoch milliseconds), flags (as 0 or 1), null.
///
/// A row that breaks a rule of its table is an [IllegalArgumentException]: the row is at fault.
/// Everything else that goes wrong is a [HistoryException].
public final class Sql {

  private static final int FEW_KEYS = 8;
  private static final int KEYS = 200;

  private final Connections connections;
  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Sql(Connections connections, Connection connection) {
    this.connections = connections;
    this.connection = connection;
  }

  /// Changes rows.
  ///
  /// @return how many were changed
  public int update(String statement, @Nullable Object... values) {
    try {
      return prepare(statement, values).executeUpdate();
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /// The values of one row, for [#updateEach].
  public static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  /// Changes rows by one statement, once for each item and in their order.
  ///
  /// @param values what is bound for an item, see [#row]; asks nothing itself
  /// @return how many rows were changed
  public <T> int updateEach(
      String statement, Collection<T> items, Function<? super T, @Nullable Object[]> values) {
    if (items.isEmpty()) {
      return 0;
    }
    try {
      PreparedStatement ready = prepare(statement);
      for (T item : items) {
        bind(ready, values.apply(item));
        ready.addBatch();
      }
      return Arrays.stream(ready.executeBatch()).sum();
    } catch (SQLException e) {
      throw failed(statement, e);
    } finally {
      clear(statement);
    }
  }

  /// All rows of the answer, in its order.
  public <T> List<T> list(String query, Function<Row, T> read, @Nullable Object... values) {
    try (ResultSet answer = prepare(query, values).executeQuery()) {
      List<T> rows = new ArrayList<>();
      var row = new Row(answer);
      while (answer.next()) {
        rows.add(read.apply(row));
      }
      return rows;
    } catch (SQLException e) {
      throw failed(query, e);
    }
  }

  /// The first row of the answer.
  public <T> Optional<T> first(String query, Function<Row, T> read, @Nullable Object... values) {
    return list(query, read, values).stream().findFirst();
  }

  /// The rows of the answers for all keys, in no particular order; `%s` in the query stands for a
  /// list of placeholders, as in `WHERE id IN (%s)`. There is no other value to bind.
  public <T> List<T> listOf(String query, Collection<String> keys, Function<Row, T> read) {
    List<String> distinct = keys.stream().distinct().toList();
    List<T> rows = new ArrayList<>();
    for (int from = 0; from < distinct.size(); from += KEYS) {
      List<String> part = distinct.subList(from, Math.min(from + KEYS, distinct.size()));
      rows.addAll(list(query.formatted(placeholders(part)), read, padded(part)));
    }
    return rows;
  }

  /// One of few widths, so that few statements are prepared.
  private static int width(List<String> keys) {
    return keys.size() <= FEW_KEYS ? FEW_KEYS : KEYS;
  }

  private static String placeholders(List<String> keys) {
    return String.join(", ", Collections.nCopies(width(keys), "?"));
  }

  private static Object[] padded(List<String> keys) {
    Object[] values = new Object[width(keys)];
    Arrays.fill(values, keys.getLast());
    keys.toArray(values);
    return values;
  }

  private PreparedStatement prepare(String statement, @Nullable Object... values)
      throws SQLException {
    @Nullable PreparedStatement known = prepared.get(statement);
    PreparedStatement ready = known == null ? connection.prepareStatement(statement) : known;
    prepared.put(statement, ready);
    bind(ready, values);
    return ready;
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, bound(values[i]));
    }
  }

  /// Takes rows away that were bound and not written, after a failure.
  private void clear(String statement) {
    try {
      @Nullable PreparedStatement known = prepared.get(statement);
      if (known != null) {
        known.clearBatch();
      }
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  private static @Nullable Object bound(@Nullable Object value) {
    return switch (value) {
      case Instant time -> time.toEpochMilli();
      case Boolean flag -> flag ? 1 : 0;
      case null -> null;
      default -> value;
    };
  }

  /// Makes everything since the last end of a transaction last.
  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new HistoryException("history cannot commit: " + e.getMessage(), e);
    }
  }

  /// Takes everything since the last end of a transaction back.
  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new HistoryException("history cannot end a transaction", e);
    }
  }

  /// Closes the connection.
  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new HistoryException("history cannot close", e);
    }
  }

  /// Whether the connection is gone for good, so that only another one helps.
  boolean isLost() {
    try {
      return connection.isClosed();
    } catch (SQLException _) {
      return true;
    }
  }

  /// Closes a connection of which nothing good is to be expected.
  void abandon() {
    try {
      connection.close();
    } catch (SQLException _) {
      // It is gone anyway.
    }
  }

  /// Lets SQLite work; what it answers is not looked at.
  void pragma(String words) {
    String statement = "PRAGMA " + words;
    try (Statement work = connection.createStatement()) {
      if (work.execute(statement)) {
        drain(work.getResultSet());
      }
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /// It works a step for each row that is asked for.
  private static void drain(ResultSet answer) throws SQLException {
    while (answer.next()) {
      // Nothing in it matters.
    }
  }

  /// Does a statement of a migration.
  void define(String statement) {
    update(connections.definition(statement));
  }

  private RuntimeException failed(String statement, SQLException cause) {
    String words = statement.strip().replaceAll("\\s+", " ");
    return connections.isRefusal(cause)
        ? new IllegalArgumentException("history refuses a row of: " + words, cause)
        : new HistoryException("history cannot do: " + words + ": " + cause.getMessage(), cause);
  }
}
