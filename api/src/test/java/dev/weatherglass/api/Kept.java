package dev.weatherglass.api;

import dev.weatherglass.api.history.Database;
import dev.weatherglass.api.history.History;
import dev.weatherglass.core.event.StableId;
import dev.weatherglass.testkit.Postgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/// The kinds of database that history is kept on. Each run of the tests is about one of them, see
/// [OnEveryDatabase].
public enum Kept {
  SQLITE {
    @Override
    public Database at(Path place) {
      return new Database.File(place);
    }
  },
  POSTGRES {
    @Override
    public Database at(Path place) {
      String schema = "s_" + StableId.of(place.toString());
      String url = Postgres.shared().url(schema);
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
      return new Database.Server(url);
    }
  };

  /// What this run of the tests is about: SQLite, or what `-Dweatherglass.test.database` says.
  public static Kept here() {
    return valueOf(
        System.getProperty("weatherglass.test.database", "sqlite").toUpperCase(Locale.ROOT));
  }

  /// A database of one's own for this place: a file, or a schema that belongs to its name.
  public abstract Database at(Path place);

  /// Opens the database of this place.
  public History open(Path place, int readers) {
    return History.open(at(place), readers);
  }
}
