package dev.weatherglass.api.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/// Opens connections to one SQLite file. Write-ahead log: readers never wait for the writer.
/// `synchronous=NORMAL`: a power loss may undo the last transactions, offsets with them, and they
/// are read again from the topics.
final class SqliteConnections {

  private static final int BUSY_MILLIS = 5_000;

  /// Pages of the writer's own cache, 4 KiB each: enough for the inner pages of the indexes of a
  /// year, so that a row in the middle of one costs no read.
  private static final int CACHED_PAGES = 8_192;

  /// Pages in the log after which it is brought into the file; fewer would write pages that change
  /// often again and again.
  private static final int LOGGED_PAGES = 8_192;

  private final Path file;

  SqliteConnections(Path file) {
    this.file = file;
  }

  /// The connection for the one thread that writes; creates file and folders where missing.
  Connection writing() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new HistoryException("cannot create the folder of " + file, e);
    }
    return open(false);
  }

  /// A connection that cannot write.
  Connection reading() {
    return open(true);
  }

  private Connection open(boolean readOnly) {
    var config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setReadOnly(readOnly);
    config.setGetGeneratedKeys(false);
    if (!readOnly) {
      config.setCacheSize(CACHED_PAGES);
      config.setWalAutocheckpoint(LOGGED_PAGES);
    }
    try {
      Connection connection = config.createConnection("jdbc:sqlite:" + file);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw new HistoryException("cannot open the history database " + file, e);
    }
  }
}
