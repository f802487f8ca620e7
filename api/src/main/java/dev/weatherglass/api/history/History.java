package dev.weatherglass.api.history;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The history database: transactions for one writer and a few readers at a time. Safe for all
/// threads; every call may throw [HistoryException].
public final class History implements AutoCloseable {

  private final SqliteConnections connections;
  private final Connection writer;
  private final Object writing = new Object();
  private final Semaphore permits;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private final List<Connection> opened = new ArrayList<>();
  private final Commits commits = new Commits();

  private History(SqliteConnections connections, int readers) {
    this.connections = connections;
    this.permits = new Semaphore(readers);
    this.writer = connections.writing();
  }

  /// Opens the database, creates it where it is missing, and brings its tables up to date.
  ///
  /// @param file the SQLite file; its folder is created
  /// @param readers how many may read at once; others wait their turn
  public static History open(Path file, int readers) {
    var history = new History(new SqliteConnections(file), readers);
    try {
      history.write(Migrations::apply);
      return history;
    } catch (RuntimeException e) {
      history.close();
      throw e;
    }
  }

  /// Asks within one transaction: all statements see the same moment.
  public <T> T read(Function<Sql, T> question) {
    permits.acquireUninterruptibly();
    try {
      Connection connection = borrow();
      try {
        return question.apply(new Sql(connection));
      } finally {
        undo(connection, null);
        giveBack(connection);
      }
    } finally {
      permits.release();
    }
  }

  /// Changes everything or nothing, and wakes those who wait for a commit.
  public void write(Consumer<Sql> change) {
    synchronized (writing) {
      try {
        change.accept(new Sql(writer));
        writer.commit();
      } catch (RuntimeException e) {
        undo(writer, e);
        throw e;
      } catch (SQLException e) {
        undo(writer, e);
        throw new HistoryException("history cannot commit", e);
      }
    }
    commits.happened();
  }

  /// Tells when something was committed.
  public Commits commits() {
    return commits;
  }

  /// Ends all waiting and closes the file; later calls fail.
  @Override
  public void close() {
    commits.close();
    synchronized (writing) {
      shut(writer);
    }
    synchronized (idle) {
      opened.forEach(History::shut);
    }
  }

  private Connection borrow() {
    synchronized (idle) {
      @Nullable Connection free = idle.poll();
      if (free != null) {
        return free;
      }
      Connection fresh = connections.reading();
      opened.add(fresh);
      return fresh;
    }
  }

  private void giveBack(Connection connection) {
    synchronized (idle) {
      idle.push(connection);
    }
  }

  private static void undo(Connection connection, @Nullable Exception because) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      if (because == null) {
        throw new HistoryException("history cannot end a transaction", e);
      }
      because.addSuppressed(e);
    }
  }

  private static void shut(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new HistoryException("history cannot close", e);
    }
  }
}
