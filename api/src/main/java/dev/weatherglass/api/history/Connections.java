package dev.weatherglass.api.history;

import java.sql.Connection;
import java.sql.SQLException;

/// What one kind of database does its own way; everything else is portable SQL.
sealed interface Connections permits SqliteConnections, PostgresConnections {

  /// The kind of database that this is.
  static Connections to(Database database) {
    return switch (database) {
      case Database.File file -> new SqliteConnections(file.path());
      case Database.Server server -> new PostgresConnections(server);
    };
  }

  /// A connection for the one thread that writes, transactions on.
  Connection writing();

  /// A connection that cannot write, transactions on; one transaction sees one moment.
  Connection reading();

  /// Keeps other processes from writing until the transaction ends.
  void lockOthersOut(Sql sql);

  /// Whether other processes may write too.
  boolean shared();

  /// Whether the row is at fault and not the database.
  boolean isRefusal(SQLException failure);

  /// A statement of a migration in the words of this database.
  String definition(String statement);
}
