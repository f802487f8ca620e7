package dev.weatherglass.api.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Statements within one transaction. Values are bound in order: text, numbers, and instants (as
/// epoch milliseconds), flags (as 0 or 1), null.
///
/// A row that breaks a rule of its table is an [IllegalArgumentException]: the row is at fault.
/// Everything else that goes wrong is a [HistoryException].
public final class Sql {

  /// SQLite puts details of an error above its lowest byte.
  private static final int PRIMARY_CODE = 0xff;

  private final Connection connection;

  Sql(Connection connection) {
    this.connection = connection;
  }

  /// Changes rows.
  ///
  /// @return how many were changed
  public int update(String statement, @Nullable Object... values) {
    try (PreparedStatement prepared = prepare(statement, values)) {
      return prepared.executeUpdate();
    } catch (SQLException e) {
      throw failed(statement, e);
    }
  }

  /// All rows of the answer, in its order.
  public <T> List<T> list(String query, Function<Row, T> read, @Nullable Object... values) {
    try (PreparedStatement prepared = prepare(query, values);
        ResultSet answer = prepared.executeQuery()) {
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
    PreparedStatement prepared = connection.prepareStatement(statement);
    try {
      for (int i = 0; i < values.length; i++) {
        prepared.setObject(i + 1, bound(values[i]));
      }
      return prepared;
    } catch (SQLException | RuntimeException e) {
      prepared.close();
      throw e;
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
