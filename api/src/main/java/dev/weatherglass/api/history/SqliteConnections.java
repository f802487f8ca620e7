package dev.weatherglass.api.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Opens connections to one SQLite file. Write-ahead log: readers never wait for the writer.
/// `synchronous=NORMAL`: a power loss may undo the last transactions, offsets with them, and they
/// are read again from the topics.
final class SqliteConnections implements Connections {

  /// SQLite puts details of an error above its lowest byte.
  private static final int PRIMARY_CODE = 0xff;

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

  /// Creates file and folders where they are missing.
  @Override
  public Connection writing() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new HistoryException("cannot create the folder of " + file, e);
    }
    makeFreeable();
    return open(false);
  }

  @Override
  public Connection reading() {
    return open(true);
  }

  /// The first statement that writes does that.
  @Override
  public void lockOthersOut(Sql sql) {}

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public boolean isRefusal(SQLException failure) {
    return failure instanceof SQLiteException refused
        && (refused.getResultCode().code & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_CONSTRAINT.code;
  }

  @Override
  public String definition(String statement) {
    return statement;
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
      throw new HistoryException(
          "cannot open the history database " + file + ": " + e.getMessage(), e);
    }
  }

  /// So that deleted rows can make the file smaller, see [Shrinking]. That is a file's nature from
  /// its first page on.
  private void makeFreeable() {
    if (Files.exists(file)) {
      return;
    }
    try (Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
      statement.execute("VACUUM");
    } catch (SQLException e) {
      throw new HistoryException("cannot create the history database " + file, e);
    }
  }
}
