package dev.weatherglass.api.history;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Opens connections to one PostgreSQL database. Several processes may write: one transaction at a
/// time, by an advisory lock, so that what a fold reads is what it is folded onto.
///
/// Text is compared byte by byte, as SQLite does, whatever the database's own order is.
final class PostgresConnections implements Connections {

  /// Any number that no other program takes; its letters are "wgls".
  private static final long LOCK = 0x77676c73L;

  /// Classes of SQLSTATE (PostgreSQL 15, appendix A): 22 is a value that no column takes, 23 a
  /// broken constraint.
  private static final Set<String> REFUSALS = Set.of("22", "23");

  private static final String CONNECT_SECONDS = "5";

  private final Database.Server server;

  PostgresConnections(Database.Server server) {
    this.server = server;
  }

  @Override
  public Connection writing() {
    return open(false);
  }

  @Override
  public Connection reading() {
    return open(true);
  }

  @Override
  public void lockOthersOut(Sql sql) {
    sql.list("SELECT pg_advisory_xact_lock(?)", _ -> LOCK, LOCK);
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public boolean isRefusal(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return state != null && state.length() > 2 && REFUSALS.contains(state.substring(0, 2));
  }

  @Override
  public String definition(String statement) {
    return statement.startsWith("CREATE TABLE") || statement.startsWith("ALTER TABLE")
        ? statement.replaceAll("\\bTEXT\\b", "TEXT COLLATE \"C\"")
        : statement;
  }

  private Connection open(boolean readOnly) {
    var settings = new Properties();
    settings.setProperty("connectTimeout", CONNECT_SECONDS);
    settings.setProperty("tcpKeepAlive", "true");
    settings.setProperty("ApplicationName", "weatherglass");
    try {
      Connection connection = DriverManager.getConnection(server.url(), settings);
      connection.setAutoCommit(false);
      connection.setReadOnly(readOnly);
      connection.setTransactionIsolation(
          readOnly
              ? Connection.TRANSACTION_REPEATABLE_READ
              : Connection.TRANSACTION_READ_COMMITTED);
      return connection;
    } catch (SQLException e) {
      throw new HistoryException(
          "cannot open the history database " + server.told() + ": " + e.getMessage(), e);
    }
  }
}
