package dev.weatherglass.api.projection;

import dev.weatherglass.api.projection.Batch.Located;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A batch after its records were read, which is half the work and needs no database.
///
/// @param batch what was read
/// @param lines the records that could be read, in their order
/// @param unreadable the others
record Reading(Batch batch, List<Line> lines, List<Located> unreadable) {

  private static final Logger log = LoggerFactory.getLogger(Reading.class);

  /// A record and what it says.
  record Line(Located record, Entry entry) {}

  Reading {
    lines = List.copyOf(lines);
    unreadable = List.copyOf(unreadable);
  }

  /// Reads the records; what cannot be read is told to the log.
  static Reading of(Batch batch) {
    List<Line> lines = new ArrayList<>(batch.records().size());
    List<Located> unreadable = new ArrayList<>();
    for (Located record : batch.records()) {
      try {
        lines.add(new Line(record, Entry.read(record.topic(), record.value())));
      } catch (RuntimeException e) {
        unreadable.add(record);
        tell(record, e);
      }
    }
    return new Reading(batch, lines, unreadable);
  }

  /// Without the record's content, and without the fault's message, which may quote it.
  static void tell(Located record, RuntimeException fault) {
    log.atWarn()
        .addKeyValue("topic", record.topic().topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("fault", fault.getClass().getSimpleName())
        .log("history passes a record that it cannot read");
  }
}
