package dev.weatherglass.api.history;

import java.nio.file.Path;
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
  private final Sql writer;
  private final Object writing = new Object();
  private final int readers;
  private final Semaphore permits;
  private final Deque<Sql> idle = new ArrayDeque<>();
  private final List<Sql> opened = new ArrayList<>();
  private final Commits commits = new Commits();

  private History(SqliteConnections connections, int readers) {
    this.connections = connections;
    this.readers = readers;
    this.permits = new Semaphore(readers);
    this.writer = new Sql(connections.writing());
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
      Sql reader = borrow();
      try {
        return question.apply(reader);
      } finally {
        reader.rollback();
        giveBack(reader);
      }
    } finally {
      permits.release();
    }
  }

  /// Changes everything or nothing, and wakes those who wait for a commit.
  public void write(Consumer<Sql> change) {
    synchronized (writing) {
      try {
        change.accept(writer);
        writer.commit();
      } catch (RuntimeException e) {
        undo(e);
        throw e;
      }
    }
    commits.happened();
  }

  /// Tells when something was committed.
  public Commits commits() {
    return commits;
  }

  /// Ends all waiting, lets who reads finish, and closes the file; later calls fail.
  @Override
  public void close() {
    commits.close();
    synchronized (writing) {
      writer.close();
    }
    permits.acquireUninterruptibly(readers);
    try {
      synchronized (idle) {
        opened.forEach(Sql::close);
      }
    } finally {
      permits.release(readers);
    }
  }

  private Sql borrow() {
    if (commits.closed()) {
      throw new HistoryException("history is closed", null);
    }
    synchronized (idle) {
      @Nullable Sql free = idle.poll();
      if (free != null) {
        return free;
      }
      Sql fresh = new Sql(connections.reading());
      opened.add(fresh);
      return fresh;
    }
  }

  private void giveBack(Sql reader) {
    synchronized (idle) {
      idle.push(reader);
    }
  }

  private void undo(RuntimeException because) {
    try {
      writer.rollback();
    } catch (HistoryException e) {
      because.addSuppressed(e);
    }
  }
}
