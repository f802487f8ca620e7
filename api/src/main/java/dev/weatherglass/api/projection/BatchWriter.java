package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.api.history.Offsets;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.meter.Meters;
import dev.weatherglass.api.projection.Batch.Located;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes batches to history, each in one transaction with its positions. A record that cannot be
/// read is passed: the transaction is undone and done again without it.
final class BatchWriter {

  private static final Logger log = LoggerFactory.getLogger(BatchWriter.class);

  private final History history;
  private final InstantSource clock;
  private final Meters meters;

  BatchWriter(History history, InstantSource clock, Meters meters) {
    this.history = history;
    this.clock = clock;
    this.meters = meters;
  }

  /// @throws HistoryException if the database is at fault or the positions belong to somebody else;
  ///   then nothing was written
  void write(Batch batch) {
    Set<Located> unreadable = new HashSet<>();
    while (true) {
      try {
        history.write(sql -> write(sql, batch, unreadable));
        unreadable.forEach(record -> meters.skipped(record.topic()));
        return;
      } catch (UnreadableException e) {
        unreadable.add(e.record);
        tell(e);
      }
    }
  }

  /// Forgets news older than `kept`.
  void sweepFeed(Duration kept) {
    history.write(sql -> Feed.sweep(sql, clock.instant().minus(kept)));
  }

  private void write(Sql sql, Batch batch, Set<Located> unreadable) {
    var writer = new EntryWriter(sql, clock.instant());
    for (Located record : batch.records()) {
      if (!unreadable.contains(record)) {
        write(writer, record);
      }
    }
    batch
        .advances()
        .forEach(move ->
            Offsets.advance(sql, move.topic().topic(), move.partition(), move.from(), move.to()));
  }

  private static void write(EntryWriter writer, Located record) {
    try {
      writer.write(Entry.read(record.topic(), record.value()));
    } catch (HistoryException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableException(record, e);
    }
  }

  /// Without the record's content, and without the fault's message, which may quote it.
  private static void tell(UnreadableException unreadable) {
    log.atWarn()
        .addKeyValue("topic", unreadable.record.topic().topic())
        .addKeyValue("partition", unreadable.record.partition())
        .addKeyValue("offset", unreadable.record.offset())
        .addKeyValue("fault", unreadable.fault)
        .log("history passes a record that it cannot read");
  }

  private static final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Located record;
    private final String fault;

    UnreadableException(Located record, RuntimeException cause) {
      super(cause);
      this.record = record;
      this.fault = cause.getClass().getSimpleName();
    }
  }
}
