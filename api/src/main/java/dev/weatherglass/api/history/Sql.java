package dev.weatherglass.api.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Statements on one connection, by one thread at a time; each is prepared once, which is most of
/// the work of a small one. So the function that reads a row asks nothing itself. Values are bound
/// in order: text, numbers, and instants (as epoch milliseconds), flags (as 0 or 1), null.
///
/// A row that breaks a rule of its table is an [IllegalArgumentException]: the row is at fault.
/// Everything else that goes wrong is a [HistoryException].
public final class Sql {

  /// SQLite puts details of an error above its lowest byte.
  private static final int PRIMARY_CODE = 0xff;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  Sql(Connection connection) {
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

  private PreparedStatement prepare(String statement, @Nullable Object... values)
      throws SQLException {
    @Nullable PreparedStatement known = prepared.get(statement);
    PreparedStatement ready = known == null ? connection.prepareStatement(statement) : known;
    prepared.put(statement, ready);
    for (int i = 0; i < values.length; i++) {
      ready.setObject(i + 1, bound(values[i]));
    }
    return ready;
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
      throw new HistoryException("history cannot commit", e);
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

  private static RuntimeException failed(String statement, SQLException cause) {
    String words = statement.strip().replaceAll("\\s+", " ");
    return isRefusal(cause)
        ? new IllegalArgumentException("history refuses a row of: " + words, cause)
        : new HistoryException("history cannot do: " + words, cause);
  }

  /// Whether the row is at fault and not the database.
  private static boolean isRefusal(SQLException failure) {
    return failure instanceof SQLiteException refused
        && (refused.getResultCode().code & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
  }
}
