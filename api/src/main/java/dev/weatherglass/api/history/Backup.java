package dev.weatherglass.api.history;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/// Copies a history to a new file, compact and as it is at one moment, whether or not a hub writes
/// to it. The file has its name only once it is whole.
public final class Backup {

  private static final int BUSY_MILLIS = 5_000;

  private Backup() {}

  /// Copies the whole history as it is now; safe beside a running hub.
  ///
  /// @param target must not exist; its folder is created
  /// @throws HistoryException if there is no history, the target exists or cannot be written, or
  ///   the database is a server, which has its own tool
  public static void write(Database database, Path target) {
    switch (database) {
      case Database.File file -> write(file.path(), target.toAbsolutePath());
      case Database.Server server ->
          throw new HistoryException(
              "history is kept on PostgreSQL (%s): back it up with pg_dump"
                  .formatted(server.told()),
              null);
    }
  }

  private static void write(Path file, Path target) {
    if (!Files.isRegularFile(file)) {
      throw new HistoryException("there is no history at " + file, null);
    }
    if (Files.exists(target)) {
      throw new HistoryException("cannot write the backup: " + target + " exists already", null);
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      Files.deleteIfExists(part);
      vacuumInto(file, part);
      move(part, target);
    } catch (IOException | SQLException e) {
      throw new HistoryException("cannot write the backup " + target, e);
    } finally {
      deleteQuietly(part);
    }
  }

  private static void vacuumInto(Path file, Path part) throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setBusyTimeout(BUSY_MILLIS);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, part.toString());
      copy.execute();
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(part, target);
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException _) {
      // What went wrong before is what the caller must hear.
    }
  }
}
