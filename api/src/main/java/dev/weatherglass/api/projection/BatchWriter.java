package dev.weatherglass.api.projection;

import dev.weatherglass.api.history.Feed;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.api.history.Offsets;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.meter.Meters;
import dev.weatherglass.api.projection.Batch.Located;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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

  /// @param live whether these are news of now and not of an earlier time, so that delays mean
  ///   something
  /// @throws HistoryException if the database is at fault or the positions belong to somebody else;
  ///   then nothing was written
  void write(Batch batch, boolean live) {
    Set<Located> unreadable = new HashSet<>();
    while (true) {
      try {
        List<Located> news = new ArrayList<>();
        history.write(sql -> write(sql, batch, unreadable, news));
        unreadable.forEach(record -> meters.skipped(record.topic()));
        if (live) {
          tellDelays(news);
        }
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

  private void write(Sql sql, Batch batch, Set<Located> unreadable, List<Located> news) {
    var writer = new EntryWriter(sql, clock.instant());
    for (Located record : batch.records()) {
      if (!unreadable.contains(record) && write(writer, record)) {
        news.add(record);
      }
    }
    batch
        .advances()
        .forEach(move ->
            Offsets.advance(sql, move.topic().topic(), move.partition(), move.from(), move.to()));
  }

  private void tellDelays(List<Located> news) {
    long now = clock.millis();
    news.stream()
        .filter(record -> record.topic() == Topics.VERDICTS)
        .flatMap(record -> record.received().stream())
        .forEach(received -> meters.judged(Duration.ofMillis(Math.max(0, now - received))));
  }

  private static boolean write(EntryWriter writer, Located record) {
    try {
      return writer.write(Entry.read(record.topic(), record.value()));
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
