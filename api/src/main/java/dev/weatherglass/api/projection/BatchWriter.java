package dev.weatherglass.api.projection;

import dev.weatherglass.api.delivery.Settlement;
import dev.weatherglass.api.history.History;
import dev.weatherglass.api.history.HistoryException;
import dev.weatherglass.api.history.Offsets;
import dev.weatherglass.api.history.Sql;
import dev.weatherglass.api.meter.Meters;
import dev.weatherglass.api.projection.Batch.Located;
import dev.weatherglass.api.projection.Reading.Line;
import dev.weatherglass.core.series.Rollup;
import dev.weatherglass.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Writes batches to history, each in one transaction with its positions: first the events, all at
/// once, then what the hub said. A record that cannot be read is passed. Where a row is at fault
/// the transaction is undone and done again record by record, so that only its record is passed.
final class BatchWriter {

  private static final int SERVICES_AT_ONCE = 20;

  private final History history;
  private final InstantSource clock;
  private final Meters meters;
  private final Settlement settlement;

  BatchWriter(History history, InstantSource clock, Meters meters, Settlement settlement) {
    this.history = history;
    this.settlement = settlement;
    this.clock = clock;
    this.meters = meters;
  }

  /// @param live whether these are news of now and not of an earlier time, so that delays mean
  ///   something
  /// @param last whether nothing more waits, so that there is time to judge deliveries anew
  /// @throws HistoryException if the database is at fault or the positions belong to somebody else;
  ///   then nothing was written
  void write(Reading reading, boolean live, boolean last) {
    List<Line> left = new ArrayList<>(reading.lines());
    List<Located> news = write(reading.batch(), left, last);
    reading.unreadable().forEach(record -> meters.skipped(record.topic()));
    if (live) {
      tellDelays(news);
    }
  }

  /// Judges the deliveries of services that wait for it.
  ///
  /// @return whether more may wait
  boolean settle() {
    var settled = new AtomicInteger();
    history.write(sql -> settled.set(settlement.settle(sql, SERVICES_AT_ONCE)));
    return settled.get() == SERVICES_AT_ONCE;
  }

  /// Notes which services were judged by rules that do not hold any more.
  void begin() {
    history.write(settlement::begin);
  }

  private List<Located> write(Batch batch, List<Line> left, boolean last) {
    boolean together = true;
    while (true) {
      try {
        return together ? writeTogether(batch, left, last) : writeOneByOne(batch, left, last);
      } catch (HistoryException e) {
        throw e;
      } catch (AtFaultException e) {
        left.remove(e.line);
        meters.skipped(e.line.record().topic());
        Reading.tell(e.line.record(), e.fault);
      } catch (RuntimeException e) {
        if (!together) {
          throw e;
        }
        together = false;
      }
    }
  }

  private List<Located> writeTogether(Batch batch, List<Line> records, boolean last) {
    List<Located> news = new ArrayList<>();
    history.write(sql -> {
      advance(sql, batch);
      var writer = new EntryWriter(sql, clock.instant());
      writer.happened(events(records));
      writer.drawn(minutes(records));
      settle(sql, last);
      writer.tellDeploys();
      records.stream()
          .filter(each -> each.entry() instanceof Entry.Said said && writer.said(said))
          .forEach(each -> news.add(each.record()));
      settle(sql, last);
    });
    return news;
  }

  private List<Located> writeOneByOne(Batch batch, List<Line> records, boolean last) {
    List<Located> news = new ArrayList<>();
    history.write(sql -> {
      advance(sql, batch);
      var writer = new EntryWriter(sql, clock.instant());
      records.stream()
          .filter(each -> writeAlone(writer, each))
          .forEach(each -> news.add(each.record()));
      settle(sql, last);
      writer.tellDeploys();
    });
    return news;
  }

  private void settle(Sql sql, boolean last) {
    if (last) {
      settlement.settle(sql, SERVICES_AT_ONCE);
    }
  }

  private static boolean writeAlone(EntryWriter writer, Line each) {
    try {
      writer.happened(events(List.of(each)));
      writer.drawn(minutes(List.of(each)));
      return each.entry() instanceof Entry.Said said && writer.said(said);
    } catch (HistoryException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new AtFaultException(each, e);
    }
  }

  private static List<Entry.Happened> events(List<Line> records) {
    return records.stream()
        .map(Line::entry)
        .filter(Entry.Happened.class::isInstance)
        .map(Entry.Happened.class::cast)
        .toList();
  }

  private static List<Rollup> minutes(List<Line> records) {
    return records.stream()
        .flatMap(each -> each.entry() instanceof Entry.Drawn(var minute) ? Stream.of(minute) : null)
        .toList();
  }

  /// First of all: a writer that was overtaken need write nothing else.
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

  private static final class AtFaultException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Line line;
    private final transient RuntimeException fault;

    AtFaultException(Line line, RuntimeException fault) {
      super(fault);
      this.line = line;
      this.fault = fault;
    }
  }
}
