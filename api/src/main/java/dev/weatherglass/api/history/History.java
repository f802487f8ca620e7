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
/// threads; every call may throw [HistoryException]. A connection that is lost is opened anew by
/// the next call.
public final class History implements AutoCloseable {

  private final Database database;
  private final Connections connections;
  private final Object writing = new Object();
  private final int readers;
  private final Semaphore permits;
  private final Deque<Sql> idle = new ArrayDeque<>();
  private final List<Sql> opened = new ArrayList<>();
  private final Commits commits = new Commits();
  private @Nullable Sql writer;
  private @Nullable Others others;

  private History(Database database, int readers) {
    this.database = database;
    this.connections = Connections.to(database);
    this.readers = readers;
    this.permits = new Semaphore(readers);
  }

  /// Opens a file, see [#open(Database, int)].
  public static History open(Path file, int readers) {
    return open(new Database.File(file), readers);
  }

  /// Opens the database, creates a file where it is missing, and brings its tables up to date.
  ///
  /// @param readers how many may read at once; others wait their turn
  public static History open(Database database, int readers) {
    var history = new History(database, readers);
    try {
      history.write(Migrations::apply);
      history.listenToOthers();
      return history;
    } catch (RuntimeException e) {
      history.close();
      throw e;
    }
  }

  /// Asks within one transaction: all statements see the same moment.
  ///
  /// @param question may be asked twice, where the connection was lost since it was last used
  public <T> T read(Function<Sql, T> question) {
    permits.acquireUninterruptibly();
    try {
      return ask(question);
    } finally {
      permits.release();
    }
  }

  /// Changes everything or nothing, and wakes those who wait for a commit.
  public void write(Consumer<Sql> change) {
    synchronized (writing) {
      Sql sql = writer();
      try {
        connections.lockOthersOut(sql);
        change.accept(sql);
        sql.commit();
      } catch (RuntimeException e) {
        undo(sql, e);
        throw e;
      }
    }
    commits.happened();
  }

  /// Tells when something was committed.
  public Commits commits() {
    return commits;
  }

  /// Copies everything as it is at one moment into a new file, while others write.
  ///
  /// @param target must not exist
  /// @throws HistoryException see [Backup#write]
  public void backup(Path target) {
    Backup.write(database, target);
  }

  /// Gives pages that nothing uses any more back to the file system, some at a time.
  ///
  /// @return whether there are more
  public boolean shrink() {
    synchronized (writing) {
      return Shrinking.step(database, this::write);
    }
  }

  /// Ends all waiting, lets who reads finish, and closes the database; later calls fail.
  @Override
  public void close() {
    commits.close();
    if (others != null) {
      others.close();
    }
    synchronized (writing) {
      if (writer != null) {
        writer.close();
      }
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

  private void listenToOthers() {
    if (connections.shared()) {
      others = new Others(this);
    }
  }

  private <T> T ask(Function<Sql, T> question) {
    Sql reader = borrow();
    try {
      return question.apply(reader);
    } catch (HistoryException e) {
      if (!reader.isLost()) {
        throw e;
      }
    } finally {
      giveBack(reader);
    }
    Sql another = borrow();
    try {
      return question.apply(another);
    } finally {
      giveBack(another);
    }
  }

  private Sql writer() {
    if (commits.closed()) {
      throw new HistoryException("history is closed", null);
    }
    @Nullable Sql known = writer;
    if (known == null || known.isLost()) {
      known = new Sql(connections, connections.writing());
      writer = known;
    }
    return known;
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
    }
    Sql fresh = new Sql(connections, connections.reading());
    synchronized (idle) {
      opened.add(fresh);
    }
    return fresh;
  }

  private void giveBack(Sql reader) {
    try {
      reader.rollback();
      synchronized (idle) {
        idle.push(reader);
      }
    } catch (HistoryException _) {
      // It was lost, or cannot be trusted; the next reader opens another.
      synchronized (idle) {
        opened.remove(reader);
      }
      reader.abandon();
    }
  }

  private void undo(Sql sql, RuntimeException because) {
    try {
      sql.rollback();
    } catch (HistoryException e) {
      because.addSuppressed(e);
      sql.abandon();
      writer = null;
    }
  }
}
