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
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes batches to history, each in one transaction with its positions: first the events, all at
/// once, then what the hub said. A record that cannot be read is passed. Where a row is at fault
/// the transaction is undone and done again record by record, so that only its record is passed.
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
    List<Located> unreadable = new ArrayList<>();
    List<Legible> records = legible(batch, unreadable);
    List<Located> news = write(batch, records, unreadable);
    unreadable.forEach(record -> meters.skipped(record.topic()));
    if (live) {
      tellDelays(news);
    }
  }

  /// Forgets news older than `kept`.
  void sweepFeed(Duration kept) {
    history.write(sql -> Feed.sweep(sql, clock.instant().minus(kept)));
  }

  private static List<Legible> legible(Batch batch, List<Located> unreadable) {
    List<Legible> records = new ArrayList<>(batch.records().size());
    for (Located record : batch.records()) {
      try {
        records.add(new Legible(record, Entry.read(record.topic(), record.value())));
      } catch (RuntimeException e) {
        unreadable.add(record);
        tell(record, e);
      }
    }
    return records;
  }

  private List<Located> write(Batch batch, List<Legible> records, List<Located> unreadable) {
    List<Legible> left = new ArrayList<>(records);
    boolean together = true;
    while (true) {
      try {
        return together ? writeTogether(batch, left) : writeOneByOne(batch, left);
      } catch (HistoryException e) {
        throw e;
      } catch (AtFaultException e) {
        left.remove(e.at);
        unreadable.add(e.at.record());
        tell(e.at.record(), e.fault);
      } catch (RuntimeException e) {
        together = false;
      }
    }
  }

  private List<Located> writeTogether(Batch batch, List<Legible> records) {
    List<Located> news = new ArrayList<>();
    history.write(sql -> {
      var writer = new EntryWriter(sql, clock.instant());
      writer.happened(events(records));
      records.stream()
          .filter(each -> each.entry() instanceof Entry.Said said && writer.said(said))
          .forEach(each -> news.add(each.record()));
      advance(sql, batch);
    });
    return news;
  }

  private List<Located> writeOneByOne(Batch batch, List<Legible> records) {
    List<Located> news = new ArrayList<>();
    history.write(sql -> {
      var writer = new EntryWriter(sql, clock.instant());
      records.stream()
          .filter(each -> writeAlone(writer, each))
          .forEach(each -> news.add(each.record()));
      advance(sql, batch);
    });
    return news;
  }

  private static boolean writeAlone(EntryWriter writer, Legible each) {
    try {
      writer.happened(events(List.of(each)));
      return each.entry() instanceof Entry.Said said && writer.said(said);
    } catch (HistoryException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new AtFaultException(each, e);
    }
  }

  private static List<Entry.Happened> events(List<Legible> records) {
    return records.stream()
        .map(Legible::entry)
        .filter(Entry.Happened.class::isInstance)
        .map(Entry.Happened.class::cast)
        .toList();
  }

  private static void advance(Sql sql, Batch batch) {
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

  /// Without the record's content, and without the fault's message, which may quote it.
  private static void tell(Located record, RuntimeException fault) {
    log.atWarn()
        .addKeyValue("topic", record.topic().topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("fault", fault.getClass().getSimpleName())
        .log("history passes a record that it cannot read");
  }

  private record Legible(Located record, Entry entry) {}

  private static final class AtFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Legible at;
    private final transient RuntimeException fault;

    AtFaultException(Legible at, RuntimeException fault) {
      super(fault);
      this.at = at;
      this.fault = fault;
    }
  }
}
