package dev.weatherglass.api.projection;

import dev.weatherglass.wire.Topics;
import java.util.List;

/// What one transaction writes: entries, and how far that moves the positions.
///
/// @param records in the order in which they were read
/// @param advances one for each partition that moved, also where nothing readable was in it
record Batch(List<Located> records, List<Advance> advances) {

  /// A record and where it stood; its value is as the broker gave it, and nobody changes it.
  @SuppressWarnings("ArrayRecordComponent")
  record Located(Topics topic, int partition, long offset, byte[] value) {}

  /// @param from the position that history must hold
  /// @param to the next offset to read
  record Advance(Topics topic, int partition, long from, long to) {}

  Batch {
    records = List.copyOf(records);
    advances = List.copyOf(advances);
  }

  boolean isEmpty() {
    return advances.isEmpty();
  }
}
