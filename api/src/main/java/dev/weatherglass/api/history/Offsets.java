package dev.weatherglass.api.history;

import java.util.Optional;

/// How far each partition was projected. A position moves only from where the mover believes it to
/// be, so that a writer that lost its partition changes nothing.
public final class Offsets {

  private Offsets() {}

  /// The next offset to read; empty where the partition was never read.
  public static Optional<Long> position(Sql sql, String topic, int partition) {
    return sql.first(
        "SELECT position FROM offsets WHERE topic = ? AND partition_number = ?",
        row -> row.number("position"),
        topic,
        partition);
  }

  /// How many records were read in all: another number whenever more were.
  public static long sum(Sql sql) {
    return sql.first(
            "SELECT COALESCE(SUM(position), 0) AS records FROM offsets",
            row -> row.number("records"))
        .orElseThrow();
  }

  /// Notes where reading begins, whatever was noted before.
  public static void begin(Sql sql, String topic, int partition, long position) {
    sql.update(
        """
        INSERT INTO offsets (topic, partition_number, position) VALUES (?, ?, ?)
        ON CONFLICT (topic, partition_number) DO UPDATE SET position = excluded.position
        """,
        topic,
        partition,
        position);
  }

  /// Moves a position on.
  ///
  /// @throws Overtaken if it is not at `from`: somebody else projects this partition
  public static void advance(Sql sql, String topic, int partition, long from, long to) {
    int moved =
        sql.update(
            "UPDATE offsets SET position = ?"
                + " WHERE topic = ? AND partition_number = ? AND position = ?",
            to,
            topic,
            partition,
            from);
    if (moved == 0) {
      throw new Overtaken(
          "%s-%d is no longer at position %d: another writer has it"
              .formatted(topic, partition, from));
    }
  }

  /// Another writer was faster; nothing is wrong.
  public static final class Overtaken extends HistoryException {

    private static final long serialVersionUID = 1L;

    Overtaken(String message) {
      super(message, null);
    }
  }
}
