package dev.weatherglass.api.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The current row of an answer, by column names.
public final class Row {

  private final ResultSet answer;

  Row(ResultSet answer) {
    this.answer = answer;
  }

  /// The text of a column that is never null.
  public String text(String column) {
    @Nullable String text = optionalText(column);
    if (text == null) {
      throw new HistoryException("column " + column + " must not be null", null);
    }
    return text;
  }

  /// The text of a column, or null.
  public @Nullable String optionalText(String column) {
    try {
      return answer.getString(column);
    } catch (SQLException e) {
      throw new HistoryException("cannot read column " + column, e);
    }
  }

  /// The number in a column; 0 where it is null.
  public long number(String column) {
    try {
      return answer.getLong(column);
    } catch (SQLException e) {
      throw new HistoryException("cannot read column " + column, e);
    }
  }

  /// The number in a column, with what is behind the point; 0 where it is null.
  public double decimal(String column) {
    try {
      return answer.getDouble(column);
    } catch (SQLException e) {
      throw new HistoryException("cannot read column " + column, e);
    }
  }

  /// The bytes in a column that is never null.
  public byte[] bytes(String column) {
    try {
      byte[] bytes = answer.getBytes(column);
      if (bytes == null) {
        throw new HistoryException("column " + column + " must not be null", null);
      }
      return bytes;
    } catch (SQLException e) {
      throw new HistoryException("cannot read column " + column, e);
    }
  }

  /// The time in a column, or null.
  public @Nullable Instant optionalTime(String column) {
    return optionalText(column) == null ? null : time(column);
  }

  /// The time in a column that is never null.
  public Instant time(String column) {
    return Instant.ofEpochMilli(number(column));
  }
}
